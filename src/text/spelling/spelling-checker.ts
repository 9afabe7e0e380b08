import type { SpellingChecker } from '../check-text.ts';
import type { CheckedText, TextBlock } from '../checked-text.ts';
import type { TextFinding } from '../text-finding.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { explain, ruleOf } from './explain.ts';
import { surety } from './judge.ts';
import { isAcrossWords } from './words-across.ts';
import { knownStretches } from './known-words.ts';
import { type Language, languageOf, proposalsFor } from './proposals.ts';
import { overlap, weighed } from './ranked-proposals.ts';
import type { SpellingModel } from './spelling-model.ts';
import { THRESHOLDS } from './thresholds.ts';
import { type Chosen, isCertain, isHabit, isWorthTelling } from './worth-telling.ts';

/**
 * A checker of spelling: reads clause by clause, looks for another reading where words fit badly, and tells those that it is
 * sure enough of. Words of the office and addresses are left alone; nothing reaches over a block's border.
 */
export function createSpellingChecker(model: SpellingModel): SpellingChecker {
  const language = languageOf(model);
  return {
    check(checked) {
      const known = knownStretches(checked);
      return checked.blocks
        .flatMap((block) => checkBlock({ checked, block, language, known }))
        .filter((found) => !isHabit(found, checked.text));
    },
    isAcrossWords: (text, stretch) => isAcrossWords(model.lexicon, text, stretch),
  };
}

interface Look {
  readonly checked: CheckedText;
  readonly block: TextBlock;
  readonly language: Language;
  readonly known: (start: number, end: number) => readonly (readonly [number, number])[];
}

/** In characters. */
const LINE_EDGE = 3;

function checkBlock({ checked, block, language, known }: Look): TextFinding[] {
  const findings: TextFinding[] = [];
  const isAddress = (start: number, end: number): boolean => checked.isAddress(start, end);
  for (const clause of clausesOf(checked.text, block.start, block.end, isAddress)) {
    const kept = protectedUnits(clause, known);
    for (const chosen of chosenIn(clause.units, language, kept))
      if (block.kind !== 'cell' || chosen.sure >= THRESHOLDS.cell)
        findings.push(findingOf(chosen, clause, language.model));
  }
  if (checked.context.wrapped !== true) return findings;
  // A line of a page may begin or end within a word.
  return findings.filter(
    (found) => found.start >= block.start + LINE_EDGE && found.end <= block.end - LINE_EDGE,
  );
}

/** What to tell of a clause, the surest first; no two touch. What is mended lets the rest be read better, so it is read twice. */
export function chosenIn(units: readonly number[], language: Language, kept?: Uint8Array): Chosen[] {
  const first = chosenOnce(units, language, [], kept);
  if (first.length === 0) return first;
  const mended = [...units];
  for (const { sure, part } of first)
    if (sure >= MENDED && part.text.length === part.to - part.from)
      for (let at = part.from; at < part.to; at++) mended[at] = part.text.charCodeAt(at - part.from);
  return chosenOnce(mended, language, first, kept);
}

/** So sure must be what others may lean on. */
const MENDED = 0;

function chosenOnce(
  units: readonly number[],
  language: Language,
  before: readonly Chosen[],
  kept: Uint8Array | undefined,
): Chosen[] {
  const reading = proposalsFor(units, language, kept);
  const chosen = [...before];
  if (reading.proposals.length === 0) return chosen;
  const told = weighed(reading, language.model)
    .map((one) => ({ ...one, sure: surety(one.traits, language.model.judge) }))
    .filter((one) => isWorthTelling(one))
    .toSorted((one, other) => other.sure - one.sure);
  for (const one of told)
    if (!chosen.some((other) => overlap(one.proposal, other.proposal))) chosen.push(one);
  return chosen;
}

function protectedUnits(clause: Clause, known: Look['known']): Uint8Array | undefined {
  const stretches = known(clause.places[0] ?? 0, clause.places[clause.units.length] ?? 0);
  if (stretches.length === 0) return undefined;
  return Uint8Array.from(clause.units, (_, index) => {
    const place = clause.places[index] ?? 0;
    return stretches.some(([start, end]) => start <= place && place < end) ? 1 : 0;
  });
}

function findingOf(chosen: Chosen, clause: Clause, model: SpellingModel): TextFinding {
  const { from, to, text } = chosen.part;
  // What is missing has no place of its own: the word it is missing from is shown.
  const [first, last, suggestion] =
    from === to
      ? [chosen.proposal.start, chosen.proposal.end, model.lexicon.text(chosen.proposal.word)]
      : [from, to, text];
  const end = (clause.places[last - 1] ?? 0) + 1;
  const rule = ruleOf(chosen, clause.units, model);
  return {
    start: clause.places[first] ?? 0,
    end,
    kind: 'spelling',
    rule,
    // Both words of a pair are right somewhere: a person decides.
    severity: isCertain(chosen, clause.units) && rule !== 'S06' ? 'gate' : 'advice',
    suggestion: suggestion.toWellFormed(),
    reason: explain(chosen, clause.units, model).toWellFormed(),
  };
}
