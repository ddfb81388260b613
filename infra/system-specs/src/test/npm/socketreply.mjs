// npm's package leaves to its users how a warning looks; hack.chat's have a number and name no channel.
export async function run({ server, socket, payload }) {
  if (payload.cmdKey === server.cmdKey) {
    server.reply({ cmd: 'warn', text: payload.text, id: 14, channel: false }, socket);
  }
}

export const info = { name: 'socketreply' };
