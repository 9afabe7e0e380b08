import { randomBytes } from 'node:crypto';

// Counts all identifiers of this process. It starts anywhere in the lower half, so that two processes differ and it is
// long before it begins again.
let count = randomBytes(4).readUInt32BE() % 2 ** 25;

/**
 * A UUID of version 7: unique, and ordered by time, so that indexes grow at their end. Those of one moment are ordered as
 * they were made: what happens in one transaction stands in its order later too.
 * @param now milliseconds since 1970; pass the use case's clock where order should follow it
 */
export function newId(now: number = Date.now()): string {
  count = (count + 1) % 2 ** 26;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | (count >>> 14), 6);
  bytes.writeUInt16BE(0x8000 | (count & 0x3fff), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
