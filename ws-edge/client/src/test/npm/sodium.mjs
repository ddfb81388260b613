// npm's libsodium: node sodium.mjs
// Each line of standard input is `open KEY HEADER AD FILE` or `seal KEY AD FILE TAGS`, in hex; files hold the sealed chunks one
// behind the other, 64 KiB each before sealing. It answers with the SHA-256 of what it opened and the tags, or of what it sealed
// and the header.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import readline from 'node:readline';
import sodium from 'libsodium-wrappers';

const CHUNK = 65536;
const OVERHEAD = 17;
await sodium.ready;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const hex = (text) => sodium.from_hex(text === '-' ? '' : text);

function open(key, header, ad, file) {
  const sealed = readFileSync(file);
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(hex(header), hex(key));
  const parts = [];
  const tags = [];
  for (let at = 0; at < sealed.length; at += CHUNK + OVERHEAD) {
    const chunk = sealed.subarray(at, at + CHUNK + OVERHEAD);
    const opened = sodium.crypto_secretstream_xchacha20poly1305_pull(state, chunk, hex(ad));
    if (!opened) return 'refused';
    parts.push(opened.message);
    tags.push(opened.tag);
  }
  return `${sha256(Buffer.concat(parts))} ${tags.join(',')}`;
}

function seal(key, ad, file, tags) {
  const plain = readFileSync(file);
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(hex(key));
  const parts = tags.split(',').map((tag, i) =>
    sodium.crypto_secretstream_xchacha20poly1305_push(
      state, plain.subarray(i * CHUNK, (i + 1) * CHUNK), hex(ad), Number(tag)));
  const sealed = Buffer.concat(parts);
  writeFileSync(file, sealed);
  return `${sodium.to_hex(header)} ${sha256(sealed)}`;
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const [what, ...rest] = line.split(' ');
  try {
    console.log(what === 'open' ? open(...rest) : seal(...rest));
  } catch (failure) {
    console.log(`failed ${failure}`);
  }
}
