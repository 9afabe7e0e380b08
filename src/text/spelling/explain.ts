import { SLIP } from './candidates.ts';
import type { CharacterStrings } from './character-strings.ts';
import { NONE } from './lexicon.ts';
import type { SpellingRule } from './spelling-rules.ts';
import type { SpellingModel } from './spelling-model.ts';
import type { Weighed } from './ranked-proposals.ts';
import { carriedOut } from './traits.ts';
import { isWordPair } from './word-pairs.ts';

const RULES: Readonly<Record<number, SpellingRule>> = {
  [SLIP.sameSound]: 'S01',
  [SLIP.nearSound]: 'S02',
  [SLIP.shape]: 'S03',
  [SLIP.other]: 'S03',
  [SLIP.missing]: 'S04',
  [SLIP.extra]: 'S05',
  [SLIP.doubled]: 'S05',
  [SLIP.grammar]: 'S07',
  [SLIP.mixed]: 'S06',
};

/** The rule that a slip is told under: S01 same sound … S07 words of grammar; S06 a pair of words that are known to be mixed up. */
export function ruleOf({ proposal }: Weighed, units: readonly number[], model: SpellingModel): SpellingRule {
  if (
    proposal.word !== NONE &&
    isWordPair(textOf(units, proposal.start, proposal.end), model.lexicon.text(proposal.word))
  )
    return 'S06';
  return RULES[proposal.kind] ?? 'S01';
}

/**
 * Chinese: which word is wrong, which was meant, how the two are mixed up, and what in official texts speaks for it.
 */
export function explain(weighed: Weighed, units: readonly number[], model: SpellingModel): string {
  return `${sayWhat(weighed, units, model)}${sayWhy(weighed, units, model)}`;
}

function sayWhat({ proposal, part }: Weighed, units: readonly number[], model: SpellingModel): string {
  const standing = textOf(units, proposal.start, proposal.end);
  if (proposal.kind === SLIP.doubled || proposal.kind === SLIP.extra) {
    const extra = textOf(units, part.from, part.to);
    return proposal.kind === SLIP.doubled
      ? `“${extra}”疑似重复，应删去。`
      : `“${extra}”疑为多余的字，应删去。`;
  }
  const meant = model.lexicon.text(proposal.word);
  if (proposal.kind === SLIP.missing) return `“${standing}”疑似漏字，应为“${meant}”。`;
  const how = HOW[proposal.kind] ?? '';
  const [wrong, right] = [textOf(units, part.from, part.to), part.text];
  if (isWordPair(standing, meant)) return `“${standing}”与“${meant}”容易混用，此处应为“${meant}”。`;
  return wrong === standing
    ? `“${wrong}”疑为“${right}”之误（${how}）。`
    : `“${standing}”疑为“${meant}”之误：“${wrong}”应为“${right}”（${how}）。`;
}

const HOW: Readonly<Record<number, string>> = {
  [SLIP.sameSound]: '读音相同',
  [SLIP.nearSound]: '读音相近',
  [SLIP.shape]: '字形相近',
  [SLIP.other]: '疑为误植',
  [SLIP.grammar]: '常用字混用',
};

function sayWhy({ proposal, part, traits }: Weighed, units: readonly number[], model: SpellingModel): string {
  const after = carriedOut(units, proposal, model);
  const then = mostUsual(after, part.from, part.from + part.text.length, model.strings);
  if (then !== null && part.text === '') return `删去后的“${then.text}”约见于${rounded(then.count)}句公文。`;
  if (then !== null) {
    const now = mostUsual(units, part.from, Math.max(part.to, part.from + 1), model.strings);
    const compared = now === null ? '原文的写法未见' : `原文一带的“${now.text}”约${rounded(now.count)}句`;
    return `公文语料中“${then.text}”约见于${rounded(then.count)}句，${compared}。`;
  }
  const times = Math.floor(Math.min(traits.gain, traits.gainByTriples));
  return times >= 1
    ? `按前后词语的搭配，改后通顺的可能约为原文的${magnitude(times)}倍。`
    : '按前后词语的搭配，改后更通顺。';
}

function magnitude(power: number): string {
  return ['一', '十', '一百', '一千', '一万', '十万', '一百万'][Math.min(power, 6)] ?? '一百万';
}

function rounded(count: number): string {
  const unit = count < 10 ? 1 : count < 100 ? 10 : count < 1000 ? 100 : 1000;
  return String(Math.round(count / unit) * unit);
}

/** The most usual string of four, else three characters that holds a stretch or a part of it. */
function mostUsual(
  units: readonly number[],
  from: number,
  to: number,
  strings: CharacterStrings,
): { text: string; count: number } | null {
  for (const length of [4, 3]) {
    let best: { text: string; count: number } | null = null;
    for (
      let start = Math.max(0, from - length + 1);
      start < Math.max(to, from + 1) && start + length <= units.length;
      start++
    ) {
      const [one = 0, two = 0, three = 0, four = 0] = units.slice(start, start + length);
      const count = length === 4 ? strings.ofFour(one, two, three, four) : strings.ofThree(one, two, three);
      if (count > (best?.count ?? 0)) best = { text: textOf(units, start, start + length), count };
    }
    if (best !== null) return best;
  }
  return null;
}

function textOf(units: readonly number[], start: number, end: number): string {
  return units
    .slice(start, end)
    .map((unit) => (unit < 0 ? '' : String.fromCharCode(unit)))
    .join('');
}
