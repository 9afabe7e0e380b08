/**
 * Numbers of the model's files: whole numbers from 0, seven bits a byte, low bits first, the high bit set while more follow.
 * Nothing depends on a machine's byte order.
 */
export class PackedReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next number; past the end, 0. */
  next(): number {
    let value = 0;
    let unit = 1;
    let byte = this.#bytes[this.#at++] ?? 0;
    while (byte >= 128) {
      value += (byte - 128) * unit;
      unit *= 128;
      byte = this.#bytes[this.#at++] ?? 0;
    }
    return value + byte * unit;
  }
}

/** The bytes that a `PackedReader` reads as the numbers. */
export function packNumbers(numbers: Iterable<number>): Uint8Array {
  let bytes = new Uint8Array(1024);
  let at = 0;
  for (const number of numbers) {
    if (at + 10 > bytes.length) {
      const wider = new Uint8Array(bytes.length * 2);
      wider.set(bytes);
      bytes = wider;
    }
    let rest = number;
    while (rest >= 128) {
      bytes[at++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    bytes[at++] = rest;
  }
  return bytes.slice(0, at);
}
