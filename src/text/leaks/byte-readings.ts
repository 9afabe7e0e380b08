import { isLead, isQuad, quadAt, unitOfPair } from './gb18030.ts';

/** Takes a UTF-16 unit and where it stands, the end exclusive. */
export type UnitVisitor = (unit: number, start: number, end: number) => void;

/** What a byte that belongs to no character is read as: it ends whatever stood before it. */
const BROKEN = 0xfffd;

/** Encodings in which a document may hold a text. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
/** One of them. */
export type ByteEncoding = (typeof ENCODINGS)[number];

/**
 * The ways to read bytes as an encoding: in a file of other bytes a text may begin at an odd one, or right after what looks like
 * the first half of a character.
 */
export function readingsOf(
  encoding: ByteEncoding,
): readonly ((bytes: Uint8Array, visit: UnitVisitor) => void)[] {
  switch (encoding) {
    case 'utf-8':
      return [readUtf8];
    case 'utf-16le':
      return [0, 1].map((from) => (bytes, visit) => readUtf16({ bytes, from, low: 0 }, visit));
    case 'utf-16be':
      return [0, 1].map((from) => (bytes, visit) => readUtf16({ bytes, from, low: 1 }, visit));
    case 'gb18030':
      return [
        readGb18030,
        ...[0, 1].map((from) => (bytes: Uint8Array, visit: UnitVisitor) => readPairs(bytes, from, visit)),
      ];
  }
}

function readUtf16(
  { bytes, from, low }: { bytes: Uint8Array; from: number; low: 0 | 1 },
  visit: UnitVisitor,
): void {
  for (let at = from; at + 1 < bytes.length; at += 2) {
    visit((bytes[at + low] ?? 0) + (bytes[at + 1 - low] ?? 0) * 256, at, at + 2);
  }
}

function readUtf8(bytes: Uint8Array, visit: UnitVisitor): void {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const length = byte < 0x80 ? 1 : sequenceLength(bytes, at);
    if (length <= 1) visit(length === 1 ? byte : BROKEN, at, at + 1);
    else visitPoint(pointAt(bytes, at, length), at, at + length, visit);
    at += Math.max(1, length);
  }
}

/** How many bytes a character that isn't ASCII has; 0 when they are none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (lead > 0xf4) return 0;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}

function pointAt(bytes: Uint8Array, at: number, length: number): number {
  let point = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let next = 1; next < length; next += 1) point = point * 64 + ((bytes[at + next] ?? 0) & 0x3f);
  return point;
}

function visitPoint(point: number, start: number, end: number, visit: UnitVisitor): void {
  if (point > 0x10ffff) return visit(BROKEN, start, end);
  if (point < 0x10000) return visit(point, start, end);
  visit(0xd800 + ((point - 0x10000) >> 10), start, end);
  visit(0xdc00 + ((point - 0x10000) & 0x3ff), start, end);
}

/** Pairs of bytes whatever stands before them: in step with a text that `readGb18030` is out of step with. */
function readPairs(bytes: Uint8Array, from: number, visit: UnitVisitor): void {
  for (let at = from; at + 1 < bytes.length; at += 2) {
    visit(unitOfPair(bytes[at] ?? 0, bytes[at + 1] ?? 0) || BROKEN, at, at + 2);
  }
}

function readGb18030(bytes: Uint8Array, visit: UnitVisitor): void {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const pair = isLead(byte) ? unitOfPair(byte, bytes[at + 1] ?? 0) : 0;
    if (pair !== 0) visit(pair, at, at + 2);
    else if (isQuad(bytes, at)) visitPoint(quadAt(bytes, at).codePointAt(0) ?? BROKEN, at, at + 4, visit);
    else visit(byte < 0x80 ? byte : BROKEN, at, at + 1);
    at += pair !== 0 ? 2 : isQuad(bytes, at) ? 4 : 1;
  }
}
