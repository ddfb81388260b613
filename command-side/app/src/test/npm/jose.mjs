// npm's jose, with the keys that a server serves: node jose.mjs JWKS
// Each line of standard input is a time in milliseconds and a token; each of standard output says what it is worth then.
import readline from 'node:readline';
import { createRemoteJWKSet, jwtVerify } from 'jose';

// It asks again for a key that it doesn't know.
const keys = createRemoteJWKSet(new URL(process.argv[2]), { cooldownDuration: 0 });

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [now, token] = line.split(' ');
  try {
    const { payload } = await jwtVerify(token, keys, { issuer: 'hcchat', currentDate: new Date(Number(now)) });
    console.log(`taken ${payload.sub}`);
  } catch (refused) {
    console.log(refused.code ?? String(refused));
  }
}
