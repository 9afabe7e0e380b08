import type { CheckedText } from '../../checked-text.ts';

/** A bracket, a title's mark or a double quote. */
export interface Mark {
  readonly sign: string;
  readonly at: number;
  /** Which block of the text it stands in. */
  readonly block: number;
}

/** An opening mark with the one that closes it. */
export interface Pair {
  readonly open: Mark;
  readonly close: Mark;
  /** How many pairs of the same kind it stands in. */
  readonly depth: number;
}

/** The marks of a text as they belong together. */
export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Marks without a partner in their block nor in the blocks near it, in the order of the text. */
  readonly alone: readonly Mark[];
}

/** The marks by kinds, the opening ones and the closing ones of each. */
const KINDS = [
  ['（(', '）)'],
  ['《', '》'],
  ['〈', '〉'],
  ['“', '”'],
  ['〔', '〕'],
  ['【', '】'],
] as const;
const OPENS = new Map(
  KINDS.flatMap(([opening], kind) => [...opening].map((sign) => [sign.charCodeAt(0), kind])),
);
const CLOSES = new Map(
  KINDS.flatMap(([, closing], kind) => [...closing].map((sign) => [sign.charCodeAt(0), kind])),
);
const MARKS = /[（）()《》〈〉“”〔〕【】]/u;
/** Nobody writes brackets in brackets deeper than this. */
const DEEPEST = 100;
/** Of more marks without a partner in one block nobody wants to be told. */
const MOST_ALONE = 50;
/** 1）, a), 一）number points. */
const POINT = /(?:^|[\s，。；：、])[\da-zA-Z一二三四五六七八九十①-⑳]{1,2}$/u;
/** Over how many blocks a bracket or a quotation may go on: articles that are amended are quoted as a whole. */
const FARTHEST = 20;

const paired = new WeakMap<CheckedText, Pairing>();

/** Which marks of a text belong together. Worked out once for a text, for several rules ask. */
export function pairingOf(checked: CheckedText): Pairing {
  const known = paired.get(checked);
  if (known !== undefined) return known;
  const pairs: Pair[] = [];
  const alone = checked.blocks.flatMap((block, index) =>
    pairBlock(checked.text.slice(block.start, block.end), { start: block.start, block: index }, pairs),
  );
  const pairing = { pairs, alone: acrossBlocks(alone, pairs) };
  paired.set(checked, pairing);
  return pairing;
}

const quoted = new WeakMap<CheckedText, readonly (readonly [start: number, end: number])[]>();

/**
 * Stretches within double quotes, however long: from “ to its ”, over several paragraphs too, and to the end of its paragraph where the next opens
 * with “ again. In the order of the text; those within another aren't told.
 */
export function quotationsIn(checked: CheckedText): readonly (readonly [start: number, end: number])[] {
  const known = quoted.get(checked);
  if (known !== undefined) return known;
  const { pairs, alone } = pairingOf(checked);
  const closed = pairs
    .filter(({ open }) => open.sign === '“')
    .map(({ open, close }) => [open.at, close.at] as const);
  const open = alone
    .filter(({ sign }) => sign === '“')
    .map(({ at, block }) => [at, checked.blocks[block]?.end ?? at] as const);
  let last = -1;
  const outermost = [...closed, ...open]
    .toSorted(([one], [other]) => one - other)
    .filter(([, end]) => {
      const isWithin = end <= last;
      last = Math.max(last, end);
      return !isWithin;
    });
  quoted.set(checked, outermost);
  return outermost;
}

/** Pairs the marks of one block and returns those that are left. */
function pairBlock(
  words: string,
  { start, block }: { readonly start: number; readonly block: number },
  pairs: Pair[],
): Mark[] {
  if (!MARKS.test(words)) return [];
  const open: Mark[][] = KINDS.map(() => []);
  const alone: Mark[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at);
    const opened = OPENS.get(code);
    const closed = opened === undefined ? CLOSES.get(code) : undefined;
    const waiting = open[opened ?? closed ?? -1];
    if (waiting === undefined) continue;
    const mark = { sign: words.charAt(at), at: start + at, block };
    const partner = opened === undefined ? waiting.pop() : undefined;
    if (opened !== undefined && waiting.length < DEEPEST) waiting.push(mark);
    else if (partner !== undefined) pairs.push({ open: partner, close: mark, depth: waiting.length });
    else if (opened === undefined && alone.length < MOST_ALONE && !isPoint(words, mark.sign, at))
      alone.push(mark);
  }
  return [...alone, ...open.flatMap((waiting) => waiting.slice(0, MOST_ALONE))].toSorted(
    (one, other) => one.at - other.at,
  );
}

function isPoint(words: string, sign: string, index: number): boolean {
  return (sign === '）' || sign === ')') && POINT.test(words.slice(Math.max(0, index - 3), index));
}

/** A remark or a quotation may go over some paragraphs: what is open there and closed here is a pair. */
function acrossBlocks(alone: readonly Mark[], pairs: Pair[]): Mark[] {
  const waiting: Mark[][] = KINDS.map(() => []);
  const partnered = new Set<Mark>();
  for (const mark of alone) {
    const code = mark.sign.charCodeAt(0);
    const opened = OPENS.get(code);
    const own = waiting[opened ?? CLOSES.get(code) ?? -1];
    if (opened !== undefined) {
      own?.push(mark);
      continue;
    }
    const partner = own?.pop();
    if (partner === undefined || mark.block === partner.block || mark.block - partner.block > FARTHEST)
      continue;
    partnered.add(partner).add(mark);
    pairs.push({ open: partner, close: mark, depth: 0 });
  }
  return alone.filter((mark) => !partnered.has(mark));
}
