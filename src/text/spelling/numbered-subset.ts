/** Some of the numbers below a limit, counted through. Two bits are kept for each number, whether it is among them or not. */
export class NumberedSubset {
  readonly #bits: Int32Array;
  /** How many of them stand before each word of bits. */
  readonly #before: Int32Array;

  /** `numbers` must be below the limit. */
  constructor(limit: number, numbers: Iterable<number>) {
    const length = (limit >>> 5) + 1;
    this.#bits = new Int32Array(length);
    this.#before = new Int32Array(length);
    for (const number of numbers)
      this.#bits[number >>> 5] = (this.#bits[number >>> 5] ?? 0) | (1 << (number & 31));
    for (let at = 1; at < length; at++)
      this.#before[at] = (this.#before[at - 1] ?? 0) + bitsIn(this.#bits[at - 1] ?? 0);
  }

  /** How many of them are smaller than one of them; -1 for a number that isn't one. */
  rankOf(number: number): number {
    const bits = this.#bits[number >>> 5] ?? 0;
    const bit = 1 << (number & 31);
    if ((bits & bit) === 0) return -1;
    return (this.#before[number >>> 5] ?? 0) + bitsIn(bits & (bit - 1));
  }
}

/** How many bits of thirty-two are set: of pairs, of fours, of bytes, then the bytes together. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
