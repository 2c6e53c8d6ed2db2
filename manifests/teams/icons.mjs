/**
 * Draws the two icons of the Teams app (`node manifests/teams/icons.mjs` writes them anew): a ring that one dot closes,
 * as one voice closes a round. Shapes are sampled, so edges are smooth; PNG is written with nothing but Node's own zlib.
 */
import { writeFileSync } from 'node:fs';
import * as zlib from 'node:zlib';

const BLUE = [0x1f, 0x5f, 0x8b, 0xff];
const WHITE = [0xff, 0xff, 0xff, 0xff];
const CLEAR = [0xff, 0xff, 0xff, 0x00];

/** A ring broken at the upper right, and a dot that closes it. Coordinates from 0 to 1. */
function isMark(x, y) {
  const [dx, dy] = [x - 0.5, y - 0.5];
  const radius = Math.hypot(dx, dy);
  const angle = Math.atan2(-dy, dx);
  const onRing = radius > 0.24 && radius < 0.36 && !(angle > 0.35 && angle < 1.22);
  return onRing || Math.hypot(x - 0.712, y - 0.288) < 0.075;
}

const SAMPLES = 8;
function coverage(px, py, size) {
  let inside = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const x = (px + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (py + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
    if (isMark(x, y)) inside += 1;
  }
  return inside / (SAMPLES * SAMPLES);
}

/** RGBA rows, each with its filter byte. */
function pixels(size, ground, mark) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const share = coverage(x, y, size);
      const at = y * (size * 4 + 1) + 1 + x * 4;
      for (let c = 0; c < 4; c += 1) rows[at + c] = Math.round(ground[c] + (mark[c] - ground[c]) * share);
    }
  return rows;
}

/** Node 20.15 and later have it; the table is for those before. */
function crc32(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function png(size, ground, mark) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // eight bits a channel, with transparency
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlib.deflateSync(pixels(size, ground, mark), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const write = (name, bytes) => writeFileSync(new URL(name, import.meta.url), bytes);
write('color.png', png(192, BLUE, WHITE));
write('outline.png', png(32, CLEAR, WHITE));
