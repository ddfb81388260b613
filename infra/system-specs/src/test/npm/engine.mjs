// npm's hackchat-engine, told what to do by lines of JSON, telling what it understood:
// node engine.mjs GATEWAY ADDRESS [TOKEN]
import net from 'node:net';
import readline from 'node:readline';
import { Client } from 'hackchat-engine';

const [gateway, localAddress, session] = process.argv.slice(2);

// It has no setting for the address that it comes from, and hack.chat's score is an address's.
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function fromAddress(first, ...rest) {
  Object.assign(Array.isArray(first) ? first[0] : first, { localAddress });
  return connect.call(this, first, ...rest);
};

const client = new Client({ ws: { gateway }, session: session || false });
const tell = (event, what) => console.log(`${event} ${JSON.stringify(what)}`);
const name = (user) => (user ? user.name : null);
const named = (nick) => client.users.find((user) => user.name === nick && user.isOnline);

client.on('session', (is) => tell('session', { restored: is.restored, channels: is.channels, token: is.token }));
client.on('ready', () => tell('ready', {}));
client.on('channelJoined', () => tell('joined', { me: name(client.myUser) }));
client.on('userJoined', (user) => tell('came', name(user)));
client.on('userLeft', (user) => tell('went', name(user)));
client.on('userUpdate', (user) => tell('update', { nick: name(user), color: user.color }));
client.on('message', (message) => tell('message', { from: name(message.user), text: message.content }));
client.on('whisper', (is) => tell('whisper', { from: name(is.from), to: name(is.to), text: is.content }));
client.on('warning', () => tell('warning', {}));
client.on('error', (error) => tell('error', String(error)));
client.on('raw', (packet) => tell('raw', packet));

const deeds = {
  join: ({ nick, pass, channel }) => client.join(nick, pass, channel),
  say: ({ channel, text }) => client.say(channel, text),
  whisper: ({ to, text }) => named(to).sendWhisper(text),
  invite: ({ to, channel, room }) => named(to).sendInvite(channel, room),
  rename: ({ nick }) => client.myUser.changeUsername(nick),
  color: ({ color }) => client.changeColor(color),
  leave: ({ channel }) => client.leave(channel),
  who: () => tell('who', [...client.users.values()].filter((user) => user.isOnline).map(name).sort()),
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { do: deed, ...how } = JSON.parse(line);
  deeds[deed](how);
});
