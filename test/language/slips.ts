import type { CharacterStrings } from '../../src/text/spelling/character-strings.ts';
import { CONFUSION } from '../../src/text/spelling/confusions.ts';
import { NONE } from '../../src/text/spelling/lexicon.ts';
import { mixedUpWith } from '../../src/text/spelling/word-pairs.ts';
import type { SpellingModel } from '../../src/text/spelling/spelling-model.ts';

/**
 * Kinds of slips that are planted: a character of the same or nearly the same sound, a look-alike, a real word for another, one left
 * out, one written twice, 的地得 and the like for one another, a word for one that it is known to be mixed up with.
 */
export const SLIP_KINDS = [
  'homophone-char',
  'near-pinyin',
  'shape',
  'homophone-word',
  'drop',
  'double',
  'grammar',
  'word-pair',
] as const;
/** One of them. */
export type PlantedKind = (typeof SLIP_KINDS)[number];

/** A sentence with one slip. */
export interface Slip {
  readonly kind: PlantedKind;
  readonly wrong: string;
  readonly right: string;
}

const NUMERALS = /[一二三四五六七八九十百千万亿零〇两\d]/u;

/** Numbers from 0 up to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Plants one slip of a kind in a sentence; null where the sentence offers none. Characters that are put in are ones that
 * official texts use; a slip that leaves a string of four that official texts have several times is no slip.
 */
export function plant(
  sentence: string,
  kind: PlantedKind,
  model: SpellingModel,
  random: () => number,
): Slip | null {
  const places = hanPlaces(sentence);
  for (let attempt = 0; attempt < 12 && places.length > 3; attempt++) {
    const at = places[Math.floor(random() * places.length)] ?? 0;
    const wrong = changed(sentence, at, kind, model, random);
    if (wrong !== null && wrong !== sentence && !isUsual(wrong, firstChange(wrong, sentence), model.strings))
      return { kind, wrong, right: sentence };
  }
  return null;
}

function firstChange(wrong: string, right: string): number {
  let at = 0;
  while (at < right.length && wrong.charAt(at) === right.charAt(at)) at += 1;
  return at;
}

function hanPlaces(sentence: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < sentence.length; at++)
    if (/[\u4e00-\u9fff]/u.test(sentence.charAt(at)) && !NUMERALS.test(sentence.charAt(at))) places.push(at);
  return places;
}

function changed(
  sentence: string,
  at: number,
  kind: PlantedKind,
  model: SpellingModel,
  random: () => number,
): string | null {
  const character = sentence.charAt(at);
  const [before, after] = [sentence.slice(0, at), sentence.slice(at + 1)];
  if (kind === 'double') return before + character + character + after;
  if (kind === 'drop') {
    const word = sentence.slice(at, at + 2);
    return model.lexicon.find(word) === NONE
      ? null
      : random() < 0.5
        ? before + after
        : sentence.slice(0, at + 1) + sentence.slice(at + 2);
  }
  if (kind === 'word-pair') return otherOfPair(sentence, random);
  if (kind === 'grammar') return otherParticle(sentence, random);
  if (kind === 'homophone-word') return otherWord(sentence, at, model, random);
  const wanted = {
    'homophone-char': CONFUSION.sameSound,
    'near-pinyin': CONFUSION.nearSound,
    shape: CONFUSION.shape,
  }[kind];
  const others =
    kind === 'shape' && random() < SHARE_OF_UNLIKE
      ? sharingParts(character, model)
      : confusedWith(character, wanted, model);
  const other = others[Math.floor(random() * others.length)];
  return other === undefined ? null : before + other + after;
}

/** Lists of look-alikes have many that only share a part (握/提, 续/结). */
const SHARE_OF_UNLIKE = 0.5;
const LEAST_PARTS = 0.1;
const LEAST_RAREST = 0.3;

const sharing = new Map<string, readonly string[]>();

function sharingParts(character: string, { likeness, words, lexicon }: SpellingModel): readonly string[] {
  const known = sharing.get(character);
  if (known !== undefined) return known;
  const found: string[] = [];
  sharing.set(character, found);
  lexicon.forEachChild(0, (code, node) => {
    const word = lexicon.wordAt(node);
    if (word === NONE || words.alone(word) < COMMON || code === character.charCodeAt(0)) return;
    const { parts, rarest } = likeness.of(character.charCodeAt(0), code);
    if (parts >= LEAST_PARTS && rarest >= LEAST_RAREST) found.push(String.fromCharCode(code));
  });
  return found;
}

/** log10: who plants a slip puts in characters that official texts use. */
const COMMON = -6.3;

function confusedWith(
  character: string,
  kind: number,
  { confusions, words, lexicon }: SpellingModel,
): string[] {
  const found: string[] = [];
  const [first, last] = confusions.range(character.charCodeAt(0));
  for (let index = first; index < last; index++) {
    const other = String.fromCharCode(confusions.meant(index));
    const word = lexicon.find(other);
    if (confusions.kind(index) === kind && word !== NONE && words.alone(word) > COMMON) found.push(other);
  }
  return found;
}

function otherWord(sentence: string, at: number, model: SpellingModel, random: () => number): string | null {
  const word = sentence.slice(at, at + 2);
  if (model.lexicon.find(word) === NONE) return null;
  const found: string[] = [];
  const choices = [0, 1].map((index) => [
    word.charAt(index),
    ...confusedWith(word.charAt(index), CONFUSION.sameSound, model),
  ]);
  for (const one of choices[0] ?? [])
    for (const two of choices[1] ?? []) {
      const other = model.lexicon.find(one + two);
      if (other !== NONE && one + two !== word && model.words.alone(other) > -6) found.push(one + two);
    }
  const other = found[Math.floor(random() * found.length)];
  return other === undefined ? null : sentence.slice(0, at) + other + sentence.slice(at + 2);
}

const PARTICLES = ['的地得', '在再'];

function otherParticle(sentence: string, random: () => number): string | null {
  const places = [...sentence].flatMap((one, at) => {
    const group = PARTICLES.find((characters) => characters.includes(one));
    return group === undefined ? [] : [{ at, others: [...group].filter((other) => other !== one) }];
  });
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return null;
  const other = place.others[Math.floor(random() * place.others.length)] ?? '';
  return sentence.slice(0, place.at) + other + sentence.slice(place.at + 1);
}

function otherOfPair(sentence: string, random: () => number): string | null {
  const found: string[] = [];
  for (let at = 0; at + 2 <= sentence.length; at++)
    for (const other of mixedUpWith(sentence.slice(at, at + 2)))
      found.push(sentence.slice(0, at) + other + sentence.slice(at + 2));
  return found[Math.floor(random() * found.length)] ?? null;
}

/** Whether official texts have every string of four around a place, so that what was planted reads as right. */
function isUsual(sentence: string, at: number, strings: CharacterStrings): boolean {
  for (let from = Math.max(0, at - 3); from <= at; from++) {
    const codes = [0, 1, 2, 3].map((step) => sentence.charCodeAt(from + step));
    const [one = 0, two = 0, three = 0, four = 0] = codes;
    if (strings.ofFour(one, two, three, four) === 0) return false;
  }
  return true;
}
