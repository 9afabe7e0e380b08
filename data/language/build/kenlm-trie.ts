/** A word trigram model as read from KenLM's binary format: log10 probabilities and back-off weights. */
export interface KenlmModel {
  readonly words: readonly string[];
  readonly unigrams: { readonly probability: Float32Array; readonly backOff: Float32Array };
  /** Two words in the order they are written; `first[i]`, `second[i]` are indices into `words`. */
  readonly bigrams: NGrams & { readonly backOff: Float32Array };
  /** `bigram[i]` is the index of the last two words among the bigrams, `first[i]` the word before them. */
  readonly trigrams: {
    readonly first: Uint32Array;
    readonly bigram: Uint32Array;
    readonly probability: Float32Array;
  };
}

interface NGrams {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly probability: Float32Array;
}

const MAGIC = 'mmap lm http://kheafield.com/code format version 5\n';
const QUANTISED_ARRAY_TRIE = 5;
const AT_PARAMETERS = 0x58;
const AT_COUNTS = 0x6c;
const AT_VOCABULARY = 0x88;
const NO_FIELD = new Uint32Array();

/**
 * Reads a model of order 3 in KenLM's format 5, quantised array trie, little-endian: the file `zh_CN.lm` of libime.
 * Its trie runs from the last word of an n-gram to the first. Throws when the file is of another kind.
 */
export function readKenlm(bytes: Uint8Array): KenlmModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw new Error('not a KenLM file');
  const order = view.getUint8(AT_PARAMETERS);
  if (order !== 3 || view.getUint32(AT_PARAMETERS + 8, true) !== QUANTISED_ARRAY_TRIE)
    throw new Error('not a quantised array trie of order 3');
  const countAt = (at: number): number => Number(view.getBigUint64(AT_COUNTS + at, true));
  const uni = countAt(0);
  const bi = countAt(8);
  const tri = countAt(16);
  let at = AT_VOCABULARY + 8 + 8 * uni;
  const [, probabilityBits, backOffBits] = [view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2)];
  at += 8;
  const table = (bits: number): Float32Array => {
    const read = Float32Array.from({ length: 1 << bits }, (_, index) =>
      view.getFloat32(at + 4 * index, true),
    );
    at += 4 << bits;
    return read;
  };
  const middleProbability = table(probabilityBits);
  const middleBackOff = table(backOffBits);
  const longestProbability = table(probabilityBits);
  const unigrams = { probability: new Float32Array(uni), backOff: new Float32Array(uni) };
  const firstChild = new Uint32Array(uni + 1);
  for (let word = 0; word <= uni; word++) {
    if (word < uni) {
      unigrams.probability[word] = -Math.abs(view.getFloat32(at + 16 * word, true));
      unigrams.backOff[word] = view.getFloat32(at + 16 * word + 4, true);
    }
    firstChild[word] = Number(view.getBigUint64(at + 16 * word + 8, true));
  }
  at += 16 * (uni + 2);
  const pointers = readPointers(view, at, { entries: bi + 1, greatest: tri });
  at += pointers.size;
  const wordBits = bitsFor(uni);
  const middle = readRecords(bytes, at, bi, [wordBits, backOffBits, probabilityBits, pointers.inlineBits]);
  at += recordBytes(bi, wordBits + backOffBits + probabilityBits + pointers.inlineBits);
  const longest = readRecords(bytes, at, tri, [wordBits, probabilityBits]);
  at += recordBytes(tri, wordBits + probabilityBits);
  const [previous = NO_FIELD, backOffCode = NO_FIELD, probabilityCode = NO_FIELD, next = NO_FIELD] = middle;
  const [earliest = NO_FIELD, longestCode = NO_FIELD] = longest;
  return {
    words: readWords(bytes, at, uni),
    unigrams,
    bigrams: {
      first: previous.subarray(0, bi),
      second: owners(firstChild, bi),
      probability: decode(probabilityCode.subarray(0, bi), middleProbability),
      backOff: decode(backOffCode.subarray(0, bi), middleBackOff),
    },
    trigrams: {
      first: earliest.subarray(0, tri),
      bigram: owners(pointers.full(next), tri),
      probability: decode(longestCode.subarray(0, tri), longestProbability),
    },
  };
}

/** Pointers are cut: the low bits stand in the records, the high ones follow from where a table says they step up. */
function readPointers(
  view: DataView,
  start: number,
  { entries, greatest }: { entries: number; greatest: number },
) {
  const required = bitsFor(greatest);
  const chopped = choppedBits(entries, greatest, view.getUint8(start + 1));
  const inlineBits = required - chopped;
  const steps = Math.floor(greatest / 2 ** inlineBits) + 1;
  const at = start + 8 + ((8 - (start % 8)) % 8);
  const stepAt = Array.from({ length: steps }, (_, index) => Number(view.getBigUint64(at + 8 * index, true)));
  return {
    inlineBits,
    size: 8 * (1 + steps) + 7,
    full: (low: Uint32Array): Uint32Array => {
      let step = 0;
      return low.map((bits, index) => {
        while (step + 1 < steps && (stepAt[step + 1] ?? Infinity) <= index) step += 1;
        return step * 2 ** inlineBits + bits;
      });
    },
  };
}

function choppedBits(entries: number, greatest: number, most: number): number {
  const required = bitsFor(greatest);
  let [best, least] = [0, Infinity];
  for (let chop = 0; chop <= Math.min(required, most); chop++) {
    const change = Math.floor(greatest / 2 ** (required - chop)) * 64 - entries * chop;
    if (change < least) [best, least] = [chop, change];
  }
  return best;
}

function bitsFor(greatest: number): number {
  return greatest === 0 ? 0 : Math.floor(Math.log2(greatest)) + 1;
}

function recordBytes(count: number, bits: number): number {
  return Math.floor(((1 + count) * bits + 7) / 8) + 8;
}

/** Fields of fixed width, one after the other, one record more than there are entries. */
function readRecords(
  bytes: Uint8Array,
  start: number,
  count: number,
  widths: readonly number[],
): Uint32Array[] {
  const fields = widths.map(() => new Uint32Array(count + 1));
  let bit = 0;
  for (let record = 0; record <= count; record++) {
    for (const [index, width] of widths.entries()) {
      const field = fields[index];
      if (field !== undefined) field[record] = readBits(bytes, start, bit, width);
      bit += width;
    }
  }
  return fields;
}

function readBits(bytes: Uint8Array, start: number, bit: number, width: number): number {
  let value = 0;
  const at = start + Math.floor(bit / 8);
  for (let index = 4; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0);
  return Math.floor(value / 2 ** (bit % 8)) % 2 ** width;
}

/** For each child the parent whose range holds it. */
function owners(firstChild: Uint32Array, children: number): Uint32Array {
  const owner = new Uint32Array(children);
  for (let parent = 0; parent + 1 < firstChild.length; parent++)
    owner.fill(parent, firstChild[parent], firstChild[parent + 1]);
  return owner;
}

function decode(codes: Uint32Array, table: Float32Array): Float32Array {
  return Float32Array.from(codes, (code) => table[code] ?? Number.NaN);
}

function readWords(bytes: Uint8Array, start: number, count: number): string[] {
  const words = new TextDecoder().decode(bytes.subarray(start)).split('\0').slice(0, count);
  if (words.length !== count || words[0] !== '<unk>')
    throw new Error('the words do not stand where they should');
  return words;
}
