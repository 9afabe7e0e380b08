import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Random } from '../report-corpus/random.ts';
import { anyDelimited, anyHtml, anyText, anyXml } from './fuzz-grammars.ts';

/** A file to begin from. */
export interface FuzzSeed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file as nobody would make it. */
export interface FuzzInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How it came about, for who must make it again. */
  readonly how: string;
}

/** One more file: a seed cut, flipped, spliced or rewritten, or one made of a grammar. */
export function fuzzInput(seeds: readonly FuzzSeed[], random: Random): FuzzInput {
  if (random.percent(25)) return fromGrammar(random);
  const seed = random.pick(seeds);
  const archive = isZip(seed.bytes) && random.percent(70);
  const [bytes, how] = archive ? withinArchive(seed.bytes, random) : mutated(seed.bytes, seeds, random);
  return { name: seed.name, bytes, how: `${seed.name}: ${how}` };
}

function fromGrammar(random: Random): FuzzInput {
  const [name, text] = random.pick([
    ['grammar.html', anyHtml],
    ['grammar.csv', anyDelimited],
    ['grammar.txt', anyText],
  ] as const);
  return { name, bytes: strToU8(text(random)), how: name };
}

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  ['bits flipped', (bytes, random) => changed(bytes, random, (byte) => byte ^ (1 << random.int(0, 7)))],
  ['bytes replaced', (bytes, random) => changed(bytes, random, () => random.int(0, 255))],
  ['digits replaced', digitsReplaced],
  ['cut off', (bytes, random) => bytes.slice(0, random.int(0, bytes.length))],
  ['head cut off', (bytes, random) => bytes.slice(random.int(0, Math.min(bytes.length, 4_096)))],
  [
    'piece left out',
    (bytes, random) => {
      const at = random.int(0, bytes.length);
      return joined(bytes.slice(0, at), bytes.slice(at + random.int(1, 2_000)));
    },
  ],
  [
    'piece repeated',
    (bytes, random) => {
      const at = random.int(0, bytes.length);
      const piece = bytes.slice(at, at + random.int(1, 400));
      const many = Array.from({ length: random.pick([1, 3, 40, 600]) }, () => piece);
      return joined(bytes.slice(0, at), ...many, bytes.slice(at));
    },
  ],
];

function mutated(
  bytes: Uint8Array,
  seeds: readonly FuzzSeed[],
  random: Random,
): readonly [Uint8Array, string] {
  if (random.percent(10)) {
    const other = random.pick(seeds);
    const [from, to] = [random.int(0, bytes.length), random.int(0, other.bytes.length)];
    return [joined(bytes.slice(0, from), other.bytes.slice(to)), `spliced with ${other.name}`];
  }
  let result = bytes;
  const names: string[] = [];
  for (let times = random.int(1, 3); times > 0; times -= 1) {
    const [name, mutate] = random.pick(MUTATIONS);
    result = mutate(result, random);
    names.push(name);
  }
  return [result, names.join(', ')];
}

/** A file within an archive is changed and the archive packed anew: what only changes the packing is refused early. */
function withinArchive(bytes: Uint8Array, random: Random): readonly [Uint8Array, string] {
  const files = unzipSync(bytes);
  const name = random.pick(Object.keys(files));
  const before = files[name] ?? new Uint8Array();
  const isXml = /\.(?:xml|rels)$/u.test(name);
  const how =
    random.percent(20) && isXml ? 'another document' : random.percent(50) && isXml ? 'markup' : 'bytes';
  const after =
    how === 'another document'
      ? strToU8(anyXml(random, new TextDecoder().decode(before)))
      : how === 'markup'
        ? markupChanged(before, random)
        : mutated(before, [{ name, bytes: before }], random)[0];
  return [new Uint8Array(zipSync({ ...files, [name]: after })), `${name}: ${how}`];
}

const ODD_VALUES = [
  '-1',
  '0',
  '1',
  '65535',
  '99999999',
  '2147483648',
  '1e308',
  'NaN',
  '',
  'A1:XFD1048576',
  '../../x',
  '&#0;',
  '１２',
];

/** Attribute values exchanged for odd ones, elements repeated, nested or left unclosed. */
function markupChanged(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const share = random.pick([0.1, 1, 20]);
  return strToU8(
    text
      .replaceAll(/="[^"]*"/gu, (value) => (random.percent(share) ? `="${random.pick(ODD_VALUES)}"` : value))
      .replaceAll(/<[/\w:]+[^>]*>/gu, (tag) =>
        random.percent(share)
          ? random.pick(['', `${tag}${tag}`, tag.repeat(50), tag.replace('<', '</'), `${tag}<![CDATA[`])
          : tag,
      ),
  );
}

function changed(bytes: Uint8Array, random: Random, change: (byte: number) => number): Uint8Array {
  const result = Uint8Array.from(bytes);
  for (let times = random.pick([1, 4, 30, 400]); times > 0 && result.length > 0; times -= 1) {
    const at = random.int(0, result.length - 1);
    result[at] = change(result[at] ?? 0);
  }
  return result;
}

/** Numbers in files are lengths, counts and places. */
function digitsReplaced(bytes: Uint8Array, random: Random): Uint8Array {
  const result = Uint8Array.from(bytes);
  for (const [at, byte] of result.entries())
    if (byte >= 0x30 && byte <= 0x39 && random.percent(2)) result[at] = random.int(0x30, 0x39);
  return result;
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
