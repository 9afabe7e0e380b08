import { inflateSync } from 'node:zlib';
import { UnreadableFile } from '../readers/unreadable-file.ts';

/** Kinds of pictures that are taken apart. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'heic';

/** A stretch of a picture's file. */
export interface PicturePiece {
  /** What its format calls it: `APP1`, `tEXt`, `EXIF`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The picture itself, what programs say of it, or what hangs on behind its end. */
  readonly role: 'picture' | 'metadata' | 'tail';
}

const MOST_PIECES = 100_000;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** What a PNG shows; everything else only says something. */
const PNG_SHOWN = /^(?:IHDR|PLTE|IDAT|IEND|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|cICP|bKGD|pHYs|acTL|fcTL|fdAT)$/u;
const WEBP_SHOWN = /^(?:VP8 |VP8L|VP8X|ALPH|ANIM|ANMF|ICCP)$/u;
const MOST_INFLATED = 8 * 1024 * 1024;

/** What kind of picture bytes are; null for anything else. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (head.subarray(0, 8).equals(PNG)) return 'png';
  const text = head.toString('latin1');
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/u.test(text)) return 'gif';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff';
  return /^ftyp(?:heic|heix|hevc|mif1|msf1|avif)/u.test(text.slice(4)) ? 'heic' : null;
}

/**
 * A picture's file piece by piece, all of its bytes. TIFF and HEIC are one piece: their metadata lie among the picture. Throws
 * `UnreadableFile` where the file isn't made as its format says.
 */
export function picturePieces(bytes: Uint8Array, kind: PictureKind): PicturePiece[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (kind) {
    case 'jpeg':
      return jpegPieces(buffer);
    case 'png':
      return pngPieces(buffer);
    case 'webp':
      return webpPieces(buffer);
    case 'gif':
      return gifPieces(buffer);
    case 'tiff':
    case 'heic':
      return [{ name: kind, bytes, role: 'picture' }];
  }
}

/** The words of a PNG's text piece, unpacked; null where they can't be. */
export function pngText({ name, bytes }: PicturePiece): Buffer | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset + 8, Math.max(0, bytes.length - 12));
  const key = data.indexOf(0);
  if (name === 'tEXt' || name === 'eXIf' || name === 'tIME') return data;
  if (key < 0) return null;
  if (name === 'zTXt') return inflated(data.subarray(key + 2));
  if (name !== 'iTXt') return data;
  if (data[key + 1] !== 1) return data;
  const language = data.indexOf(0, key + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  return translated < 0 ? null : inflated(data.subarray(translated + 1));
}

function inflated(packed: Uint8Array): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: MOST_INFLATED });
  } catch {
    return null;
  }
}

function jpegPieces(buffer: Buffer): PicturePiece[] {
  const pieces: PicturePiece[] = [{ name: 'SOI', bytes: buffer.subarray(0, 2), role: 'picture' }];
  let at = 2;
  while (pieces.length < MOST_PIECES) {
    let mark = at;
    while (buffer[mark] === 0xff && buffer[mark + 1] === 0xff) mark += 1;
    const code = buffer[mark + 1];
    if (buffer[mark] !== 0xff || code === undefined) throw broken();
    if (code === 0xd9) {
      pieces.push({ name: 'EOI', bytes: Buffer.from([0xff, 0xd9]), role: 'picture' });
      return withTail(pieces, buffer.subarray(mark + 2));
    }
    if (mark + 4 > buffer.length) throw broken();
    let end = mark + 2 + buffer.readUInt16BE(mark + 2);
    if (code === 0xda) end = endOfScan(buffer, end);
    if (end > buffer.length || end < mark + 4) throw broken();
    const piece = buffer.subarray(mark, end);
    pieces.push({ name: jpegName(code), bytes: piece, role: jpegRole(code, piece) });
    at = end;
  }
  throw broken();
}

/** Where a scan's packed points end: at the next mark that is none of theirs. */
function endOfScan(buffer: Buffer, from: number): number {
  for (let at = buffer.indexOf(0xff, from); at >= 0; at = buffer.indexOf(0xff, at + 1)) {
    const next = buffer[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw broken();
}

function jpegName(code: number): string {
  if (code >= 0xe0 && code <= 0xef) return `APP${code - 0xe0}`;
  return code === 0xfe ? 'COM' : code.toString(16);
}

/** Kept are the JFIF head, colours (ICC), and how Adobe's programs store these. */
function jpegRole(code: number, piece: Buffer): PicturePiece['role'] {
  if (code === 0xfe) return 'metadata';
  if (code < 0xe0 || code > 0xef) return 'picture';
  const said = piece.subarray(4, 16).toString('latin1');
  const shows =
    (code === 0xe0 && said.startsWith('JFIF\0')) ||
    (code === 0xe2 && said.startsWith('ICC_PROFILE')) ||
    (code === 0xee && said.startsWith('Adobe'));
  return shows ? 'picture' : 'metadata';
}

function pngPieces(buffer: Buffer): PicturePiece[] {
  const pieces: PicturePiece[] = [{ name: 'head', bytes: buffer.subarray(0, 8), role: 'picture' }];
  for (let at = 8; pieces.length < MOST_PIECES;) {
    if (at + 12 > buffer.length) throw broken();
    const end = at + 12 + buffer.readUInt32BE(at);
    const name = buffer.toString('latin1', at + 4, at + 8);
    if (end > buffer.length) throw broken();
    const role = PNG_SHOWN.test(name) ? 'picture' : 'metadata';
    pieces.push({ name, bytes: buffer.subarray(at, end), role });
    at = end;
    if (name === 'IEND') return withTail(pieces, buffer.subarray(end));
  }
  throw broken();
}

function webpPieces(buffer: Buffer): PicturePiece[] {
  const whole = Math.min(buffer.length, buffer.readUInt32LE(4) + 8);
  const pieces: PicturePiece[] = [{ name: 'RIFF', bytes: buffer.subarray(0, 12), role: 'picture' }];
  let at = 12;
  while (at + 8 <= whole && pieces.length < MOST_PIECES) {
    const size = buffer.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    const name = buffer.toString('latin1', at, at + 4);
    if (end > buffer.length) throw broken();
    const role = WEBP_SHOWN.test(name) ? 'picture' : 'metadata';
    pieces.push({ name, bytes: buffer.subarray(at, end), role });
    at = end;
  }
  return withTail(pieces, buffer.subarray(at));
}

function gifPieces(buffer: Buffer): PicturePiece[] {
  const colours = (flags: number | undefined): number =>
    flags !== undefined && (flags & 0x80) !== 0 ? 3 * 2 ** ((flags & 7) + 1) : 0;
  const pieces: PicturePiece[] = [];
  let at = 13 + colours(buffer[10]);
  pieces.push({ name: 'head', bytes: buffer.subarray(0, at), role: 'picture' });
  while (pieces.length < MOST_PIECES) {
    const mark = buffer[at];
    if (mark === 0x3b) {
      pieces.push({ name: 'end', bytes: buffer.subarray(at, at + 1), role: 'picture' });
      return withTail(pieces, buffer.subarray(at + 1));
    }
    if (mark !== 0x21 && mark !== 0x2c) throw broken();
    const first = mark === 0x21 ? at + 2 : at + 11 + colours(buffer[at + 9]);
    const end = endOfBlocks(buffer, first);
    const isSaid = mark === 0x21 && isGifMetadata(buffer, at);
    pieces.push({
      name: isSaid ? 'comment' : 'block',
      bytes: buffer.subarray(at, end),
      role: isSaid ? 'metadata' : 'picture',
    });
    at = end;
  }
  throw broken();
}

/** Comments, plain texts, and what applications add, but for how often the picture is played. */
function isGifMetadata(buffer: Buffer, at: number): boolean {
  const label = buffer[at + 1];
  if (label === 0xfe || label === 0x01) return true;
  return (
    label === 0xff && !/^(?:NETSCAPE2\.0|ANIMEXTS1\.0)/u.test(buffer.toString('latin1', at + 3, at + 14))
  );
}

function endOfBlocks(buffer: Buffer, from: number): number {
  for (let at = from; at < buffer.length;) {
    const size = buffer[at] ?? 0;
    at += size + 1;
    if (size === 0) return at;
  }
  throw broken();
}

function withTail(pieces: PicturePiece[], tail: Buffer): PicturePiece[] {
  return tail.length === 0 ? pieces : [...pieces, { name: 'tail', bytes: tail, role: 'tail' }];
}

function broken(): UnreadableFile {
  return new UnreadableFile('图片已损坏或者结构异常，没有处理。请用看图软件打开，另存后再试。');
}
