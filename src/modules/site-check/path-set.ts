/**
 * A set of paths that takes 8 bytes for each, so that a site of a million pages fits: it keeps numbers of 53 bits made of them.
 * Two paths share one by chance so rarely (one lookup of 10^9 in a set of ten million) that no dead link hides behind it.
 */
export class PathSet {
  #numbers = new Float64Array(1_024);
  #size = 0;
  #sorted = true;

  /** How often something was added. */
  get size(): number {
    return this.#size;
  }

  add(path: string): void {
    if (this.#size === this.#numbers.length) {
      const wider = new Float64Array(this.#size * 2);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    this.#numbers[this.#size] = numberOf(path);
    this.#size += 1;
    this.#sorted = false;
  }

  has(path: string): boolean {
    return this.count(path) > 0;
  }

  /** How often the path was added; more than twice counts as twice. */
  count(path: string): 0 | 1 | 2 {
    const numbers = this.#inOrder();
    const wanted = numberOf(path);
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    if (low >= this.#size || numbers[low] !== wanted) return 0;
    return low + 1 < this.#size && numbers[low + 1] === wanted ? 2 : 1;
  }

  #inOrder(): Float64Array {
    if (!this.#sorted) this.#numbers.subarray(0, this.#size).sort();
    this.#sorted = true;
    return this.#numbers;
  }
}

/** Two sums of 32 bits that mix every character with all before it, put together. */
function numberOf(path: string): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let at = 0; at < path.length; at += 1) {
    const code = path.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
  a ^= a >>> 13;
  b = Math.imul(b ^ (b >>> 15), 0xc2b2ae35);
  b ^= b >>> 16;
  return (b >>> 0) * 0x200000 + (a >>> 11);
}
