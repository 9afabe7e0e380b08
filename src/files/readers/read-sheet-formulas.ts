import { CFB } from '@e965/xlsx';

/** Records of an old workbook that hold a formula: their numbers, and where the length of its tokens stands. */
const LENGTH_AT: ReadonlyMap<number, number> = new Map([
  [0x0006, 20],
  [0x0206, 20],
  [0x0406, 20],
  [0x0221, 12],
]);
/** Says that no tokens follow. */
const NO_TOKENS = 0xff_ff;
/** Shared formulas, and names, which are formulas too, are renamed to drawings, which aren't looked at. */
const DROPPED: ReadonlySet<number> = new Set([0x0018, 0x0218, 0x04bc]);
const DRAWING = 0x00ec;

/**
 * The records of an old workbook without its formulas, for a parser that may never come to the end of a broken one. The cells
 * keep what was computed. Any other bytes are returned as they are.
 */
export function withoutFormulas(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return bytes;
  const container: object = CFB.read(bytes, { type: 'array' });
  const stream: { content: ArrayLike<number> } | null =
    CFB.find(container, 'Workbook') ?? CFB.find(container, 'Book');
  if (stream === null) return bytes;
  const records = Buffer.from(Uint8Array.from(stream.content));
  for (let at = 0; at + 4 <= records.length;) {
    const kind = records.readUInt16LE(at);
    const end = at + 4 + records.readUInt16LE(at + 2);
    const lengthAt = at + 4 + (LENGTH_AT.get(kind) ?? 0);
    if (DROPPED.has(kind)) records.writeUInt16LE(DRAWING, at);
    else if (LENGTH_AT.has(kind)) {
      // A record that is too short for a formula is none.
      if (lengthAt + 2 <= Math.min(end, records.length)) records.writeUInt16LE(NO_TOKENS, lengthAt);
      else records.writeUInt16LE(DRAWING, at);
    }
    at = end;
  }
  return new Uint8Array(records);
}
