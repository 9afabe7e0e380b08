import type { CharacterStrings } from './character-strings.ts';
import type { Lattice } from './lattice.ts';
import { NONE } from './lexicon.ts';
import type { Proposal } from './proposals.ts';
import type { Alike } from './likeness.ts';
import type { SpellingModel } from './spelling-model.ts';
import { isGivenName, isNaturallyTwice } from './written-twice.ts';

/** What is weighed when a proposal is judged; numbers of about the same size. */
export interface Traits {
  /** Gain by pairs and by triples of words, log10. */
  readonly gain: number;
  readonly gainByTriples: number;
  /** How usual the strings of characters around the place are in official texts as it stands, and as proposed: log2 of counts. */
  readonly usual: number;
  readonly usualThen: number;
  /** Of the strings of three characters that cross the place, the share that official texts have: as it stands, and as proposed. */
  readonly held: number;
  readonly heldThen: number;
  /** How much the character that stands there looks like the one that is proposed; null where it isn't one for one. */
  readonly alike: Alike | null;
  /** log10 of what stands there as a word, -9 when it is none. */
  readonly asWord: number;
  /** log10 of the proposed word. */
  readonly word: number;
  /** How many characters the word has. */
  readonly length: number;
  /** Whether official texts have the word after the one before it, and before the one after it. */
  readonly knownLeft: boolean;
  readonly knownRight: boolean;
  /** log10 of the steps to the proposed word and from it. */
  readonly stepIn: number;
  readonly stepOut: number;
  /** By how much it gains more than the next best one that says something else at the place. */
  readonly lead: number;
  /** How many of the two words on each side are single characters that fit badly: names look so. */
  readonly strangers: number;
  readonly kind: number;
  readonly slips: number;
  /** How many units stand there now. */
  readonly standing: number;
  readonly besideFigure: boolean;
  /** What is written twice may well be: 中医医院, 工作队队员 (each copy is of a word of its own), 一项项 (after 一). */
  readonly natural: boolean;
  /** What is written twice may be a given name: 何平平. */
  readonly inName: boolean;
  /** log10 that a unit of the clause costs as it stands: names and lists cost much. */
  readonly fluency: number;
  /** How many units the clause has, and whether the proposal begins or ends it. */
  readonly clause: number;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** The units of a clause with a proposal carried out; the word's characters in place of the stretch. */
export function carriedOut(units: readonly number[], proposal: Proposal, model: SpellingModel): number[] {
  const word = proposal.word === NONE ? '' : model.lexicon.text(proposal.word);
  return [
    ...units.slice(0, proposal.start),
    ...Array.from(word, (one) => one.charCodeAt(0)),
    ...units.slice(proposal.end),
  ];
}

/** How far a word and what it stands for agree from the front and from the back: the rest is what changes. */
export function changedPart(
  units: readonly number[],
  proposal: Proposal,
  model: SpellingModel,
): { from: number; to: number; text: string } {
  const word = proposal.word === NONE ? '' : model.lexicon.text(proposal.word);
  let [front, back] = [0, 0];
  const length = proposal.end - proposal.start;
  while (front < length && front < word.length && units[proposal.start + front] === word.charCodeAt(front))
    front += 1;
  while (
    back < length - front &&
    back < word.length - front &&
    units[proposal.end - 1 - back] === word.charCodeAt(word.length - 1 - back)
  )
    back += 1;
  return {
    from: proposal.start + front,
    to: proposal.end - back,
    text: word.slice(front, word.length - back),
  };
}

/** What speaks for and against a proposal. */
export function traitsOf(proposal: Proposal, lead: number, lattice: Lattice, model: SpellingModel): Traits {
  const { units } = lattice;
  const part = changedPart(units, proposal, model);
  const after = carriedOut(units, proposal, model);
  const [left, right] = [wordOf(lattice, proposal.left), wordOf(lattice, proposal.right)];
  const standing = wordOfUnits(units.slice(proposal.start, proposal.end), model);
  const pair = proposal.word === NONE ? right : proposal.word;
  return {
    gain: proposal.gain,
    gainByTriples:
      byTriples(readingWith(proposal, lattice), lattice, model) -
      byTriples(
        lattice.path.map((edge) => lattice.words[edge] ?? NONE),
        lattice,
        model,
      ),
    usual: usual(
      units,
      part.from,
      Math.max(part.to, part.from + (part.to === part.from ? 0 : 1)),
      model.strings,
    ),
    usualThen: usual(
      after,
      part.from,
      // What goes from the beginning of a clause leaves nothing to cross: what stands there then is asked for.
      part.from === 0 && part.text === '' ? 1 : part.from + part.text.length,
      model.strings,
    ),
    held: held(units, part.from, part.to, model.strings),
    heldThen: held(after, part.from, part.from + part.text.length, model.strings),
    alike:
      part.to - part.from === 1 && part.text.length === 1
        ? model.likeness.of(units[part.from] ?? 0, part.text.charCodeAt(0))
        : null,
    asWord: standing === NONE ? -9 : model.words.alone(standing),
    word: proposal.word === NONE ? -4 : model.words.alone(proposal.word),
    length: proposal.word === NONE ? 0 : model.lexicon.text(proposal.word).length,
    knownLeft: left !== NONE && pair !== NONE && model.words.official.knows(left, pair),
    knownRight: proposal.word !== NONE && right !== NONE && model.words.official.knows(proposal.word, right),
    stepIn:
      left === NONE && proposal.left !== NONE
        ? -8
        : lattice.step(proposal.left === NONE ? lattice.begin : left, pair === NONE ? lattice.finish : pair),
    stepOut:
      proposal.word === NONE
        ? -2
        : lattice.step(proposal.word, proposal.right === NONE ? lattice.finish : right),
    lead,
    strangers: strangers(proposal, lattice),
    kind: proposal.kind,
    slips: proposal.slips,
    standing: proposal.end - proposal.start,
    natural: isNaturallyTwice(proposal, lattice),
    inName: part.to - part.from === 1 && part.text === '' && isGivenName(part.from, lattice),
    fluency: lattice.best / units.length,
    clause: units.length,
    atStart: proposal.start === 0,
    atEnd: proposal.end === units.length,
    besideFigure: (units[proposal.start - 1] ?? 0) < 0 || (units[proposal.end] ?? 0) < 0,
  };
}

function wordOf(lattice: Lattice, edge: number): number {
  return edge === NONE ? NONE : (lattice.words[edge] ?? NONE);
}

function wordOfUnits(units: readonly number[], model: SpellingModel): number {
  return units.some((unit) => unit < 0) ? NONE : model.lexicon.find(String.fromCharCode(...units));
}

function readingWith(proposal: Proposal, lattice: Lattice): number[] {
  const left = proposal.left === NONE ? [] : lattice.leftOf(proposal.left);
  const right = proposal.right === NONE ? [] : lattice.rightOf(proposal.right);
  return [
    ...left.map((edge) => lattice.words[edge] ?? NONE),
    ...(proposal.word === NONE ? [] : [proposal.word]),
    ...right.map((edge) => lattice.words[edge] ?? NONE),
  ];
}

const UNKNOWN = -8;

function byTriples(words: readonly number[], lattice: Lattice, model: SpellingModel): number {
  let score = 0;
  let [first, second] = [NONE, lattice.begin];
  for (const word of [...words, lattice.finish]) {
    if (word === NONE) score += UNKNOWN;
    else if (second === NONE) score += model.words.alone(word);
    else if (first === NONE) score += model.words.after(second, word);
    else score += model.words.afterTwo(first, second, word);
    [first, second] = [second, word];
  }
  return score;
}

/** The most usual string of four or (counting less) three that holds or crosses the stretch, as log2 of its count; 0 for none. */
function usual(units: readonly number[], from: number, to: number, strings: CharacterStrings): number {
  let most = 0;
  for (let start = Math.max(0, to - 4, from - 3); start <= from && start + 3 <= units.length; start++) {
    const [one = 0, two = 0, three = 0, four = 0] = units.slice(start, start + 4);
    const crosses = from === to ? start < from : start + 4 >= to;
    if (crosses && start + 4 <= units.length && (from !== to || start + 4 > from))
      most = Math.max(most, Math.log2(1 + strings.ofFour(one, two, three, four)));
    if (start + 3 >= to && (from !== to || (start < from && start + 3 > from)))
      most = Math.max(most, Math.log2(1 + strings.ofThree(one, two, three)) * 0.5);
  }
  return most;
}

/** Of the strings of three that hold a unit of the stretch (or, where it is empty, cross it), the share that texts have. */
function held(units: readonly number[], from: number, to: number, strings: CharacterStrings): number {
  let [all, known] = [0, 0];
  const last = from === to ? from - 1 : to - 1;
  for (let start = Math.max(0, from - 2); start <= last && start + 3 <= units.length; start++) {
    const [one, two, three] = [units[start] ?? 0, units[start + 1] ?? 0, units[start + 2] ?? 0];
    if (one < 0 || two < 0 || three < 0) continue;
    all += 1;
    if (strings.ofThree(one, two, three) > 0) known += 1;
  }
  return all === 0 ? 0 : known / all;
}

const STRANGE = -4.2;

function strangers(proposal: Proposal, lattice: Lattice): number {
  const left = proposal.left === NONE ? [] : lattice.leftOf(proposal.left).slice(-2);
  const right = proposal.right === NONE ? [] : lattice.rightOf(proposal.right).slice(0, 2);
  let count = 0;
  for (const edge of [...left, ...right]) {
    const single = (lattice.ends[edge] ?? 0) - (lattice.starts[edge] ?? 0) === 1;
    const word = lattice.words[edge] ?? NONE;
    if (
      single &&
      (lattice.units[lattice.starts[edge] ?? 0] ?? 0) > 0 &&
      (word === NONE || lattice.alone(word) < STRANGE)
    )
      count += 1;
  }
  return count;
}
