import { deflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';

/** The smallest JPEG that decodes: one grey point. */
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffdb004300' +
    '08'.repeat(64) +
    'ffc0000b080001000101011100ffc40014000100000000000000000000000000000009ffc40014100100000000000000000000000000000000ffda0008010100003f0054ffd9',
  'hex',
);

/** A picture with a value in the words beside it, and a place in its EXIF. */
export function plantedPicture(kind: 'jpeg' | 'png' | 'webp' | 'gif', value: string): Uint8Array {
  switch (kind) {
    case 'jpeg':
      return plantedJpeg(value);
    case 'png':
      return plantedPng(value);
    case 'webp':
      return plantedWebp(value);
    case 'gif':
      return plantedGif(value);
  }
}

/** An EXIF block, big end first, with an author, how the camera was held, and where. */
export function exifBlock(author: string, orientation = 1): Buffer {
  const name = Buffer.from(`${author}\0`, 'utf8');
  const [main, place] = [8, 8 + 2 + 3 * 12 + 4];
  const text = place + 2 + 12 + 4;
  const head = Buffer.alloc(text);
  head.write('MM\0*', 0, 'latin1');
  head.writeUInt32BE(main, 4);
  head.writeUInt16BE(3, main);
  entry(head, main + 2, [0x0112, 3, 1, orientation * 0x10000]);
  entry(head, main + 14, [0x013b, 2, name.length, text]);
  entry(head, main + 26, [0x8825, 4, 1, place]);
  head.writeUInt16BE(1, place);
  entry(head, place + 2, [0x0002, 5, 3, text]);
  return Buffer.concat([head, name, Buffer.alloc(24)]);
}

function entry(
  block: Buffer,
  at: number,
  [tag = 0, type = 0, count = 0, value = 0]: readonly number[],
): void {
  block.writeUInt16BE(tag, at);
  block.writeUInt16BE(type, at + 2);
  block.writeUInt32BE(count, at + 4);
  block.writeUInt32BE(value, at + 8);
}

/** A JPEG with EXIF, XMP, IPTC, a comment and something behind its end. */
export function plantedJpeg(value: string, orientation = 1): Uint8Array {
  const segment = (code: number, content: Buffer): Buffer => {
    const head = Buffer.from([0xff, code, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const text = Buffer.from(value, 'utf8');
  return Buffer.concat([
    JPEG.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifBlock(value, orientation)])),
    segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), text])),
    segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), text])),
    segment(0xfe, text),
    JPEG.subarray(2),
    text,
  ]);
}

function plantedPng(value: string): Uint8Array {
  const chunk = (name: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(content.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const text = Buffer.from(value, 'utf8');
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('eXIf', exifBlock(value)),
    chunk('tEXt', Buffer.concat([Buffer.from('Author\0', 'latin1'), text])),
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(text)])),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
    text,
  ]);
}

function plantedWebp(value: string): Uint8Array {
  const chunk = (name: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(name, 0, 'latin1');
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const chunks = Buffer.concat([
    chunk('VP8X', Buffer.from('0c000000000000000000', 'hex')),
    chunk('VP8L', Buffer.from('2f0000000007101111888888fe0700', 'hex')),
    chunk('EXIF', exifBlock(value)),
    chunk('XMP ', Buffer.from(value, 'utf8')),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([head, chunks]);
}

function plantedGif(value: string): Uint8Array {
  const text = Buffer.from(value, 'utf8');
  return Buffer.concat([
    Buffer.from('47494638396101000100800000000000ffffff', 'hex'),
    Buffer.from([0x21, 0xfe, text.length]),
    text,
    Buffer.from([0]),
    Buffer.from('2c00000000010001000002024401003b', 'hex'),
  ]);
}
