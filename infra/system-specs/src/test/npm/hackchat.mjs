// npm's hackchat-server on 127.0.0.1, with the command modules of the folder `commands`: node hackchat.mjs PORT
import net from 'node:net';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { CoreApp } from 'hackchat-server';

// It has no setting for the address that it listens to, and would take all.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function onLoopback(port, host, ...rest) {
  this.once('listening', () => console.log('listening'));
  return listen.call(this, port, '127.0.0.1', ...rest);
};

// In place of what its configuration scripts ask for. Its threshold and half-life are those that it ships with.
writeFileSync('.hcserver.json', JSON.stringify({
  modulesPath: './commands',
  websocketPort: process.argv[2],
  rateLimit: { halflife: '30000', threshold: '25' },
  pulseSpeed: '16000',
}));
for (const key of ['session.key', 'cert.key', 'salt.key']) {
  writeFileSync(key, randomBytes(64).toString('hex'));
}

const server = new CoreApp({ configPath: '.hcserver.json', logErrDetailed: false, lang: 'en' });
server.saltKey = randomBytes(64).toString('hex');
server.appConfig = { data: { publicChannels: ['lounge'], globalMods: [], adminTrip: '', permissions: {} } };
server.init();
