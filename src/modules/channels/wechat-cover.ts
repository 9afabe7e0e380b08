import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { WechatPicture } from './wechat-client.ts';

/** The proportions in which the platform shows the first article's cover, 2.35 : 1. */
const WIDTH = 900;
const HEIGHT = 383;
const BAND = 300;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits, a palette, no interlacing. */
const FORMAT = [8, 3, 0, 0, 0];

/** A plain cover for who has no picture: two bands of a colour that is always the same for the same name. */
export function drawnCover(name: string): WechatPicture {
  const turn = (createHash('sha256').update(name).digest()[0] ?? 0) / 256;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set(FORMAT, 8);
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let row = BAND; row < HEIGHT; row += 1) rows.fill(1, row * (WIDTH + 1) + 1, (row + 1) * (WIDTH + 1));
  const bytes = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from([...colour(turn, 0.32), ...colour(turn, 0.55)])),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { bytes, extension: 'png' };
}

/** Blues and greens, as dark as `light` says. */
function colour(turn: number, light: number): [number, number, number] {
  const level = Math.round(light * 255);
  return [Math.round(level * 0.35), Math.round(level * (0.6 + 0.4 * turn)), level];
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
