import { DISPUTE_COLUMNS, DISPUTE_KINDS, type DisputeKind } from '../form.ts';
import { disputeColumnOf } from './dispute-headings.ts';
import { bareLabel } from './label-likeness.ts';
import { type LinePart, partsOfLine } from './line-rows.ts';
import { disputesTied } from './read-disputes.ts';
import { readNumber } from './read-number.ts';
import type { ReadCell } from './read-report.ts';
import type { SourcePlace, SourceText } from './source-document.ts';

const TWO_FIGURES = '这一格在文件里有两个不同的数，不能确定是哪一个。';

/** Figures that follow each other, and the words before them. */
interface Run {
  readonly kind: DisputeKind | null;
  readonly words: string;
  readonly figures: string[];
  readonly place: SourcePlace;
}

/**
 * Table four out of lines whose figures stand apart: all fifteen behind their headings, five behind the words of each group, one
 * behind the words of each cell. Other lines are left out.
 */
export function readDisputeLines(blocks: readonly SourceText[]): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const found of runsIn(blocks)) {
    const run = withoutGaps(found);
    const names = namesOf(run);
    for (const [at, name] of names.entries()) {
      const raw = run.figures[at] ?? '';
      const cell = { ...readNumber(raw), raw, place: run.place };
      const before = cells.get(name);
      if (before === undefined) cells.set(name, cell);
      else if (before.value !== cell.value) cells.set(name, { ...before, doubt: TWO_FIGURES });
    }
  }
  return cells;
}

/** Blank lines part rows, too: they are cells only where the figures make their sums with them. */
function withoutGaps(run: Run): Run {
  const written = run.figures.filter((figure) => figure !== '');
  const values = run.figures.map((figure) => Number(readNumber(figure).value ?? 0));
  const isWhole = values.length % DISPUTE_COLUMNS.length === 0 && written.length > 0 && disputesTied(values);
  return isWhole ? run : { ...run, figures: written };
}

function runsIn(blocks: readonly SourceText[]): Run[] {
  const runs: Run[] = [];
  let kind: DisputeKind | null = null;
  let named: Named[] = [];
  let words = '';
  let open: Run | null = null;
  for (const { place, ...parted } of partsIn(blocks)) {
    if (parted.words !== '') {
      named.push(...namedIn(parted.words));
      words = bareLabel(parted.words);
      open = null;
    }
    if (parted.figures.length === 0 && parted.words !== '') continue;
    if (open === null) {
      if (named.length > 0) kind = onlyKind(named);
      named = [];
      open = { kind, words, figures: [], place };
      runs.push(open);
    }
    open.figures.push(...parted.figures);
  }
  return runs;
}

function partsIn(blocks: readonly SourceText[]): (LinePart & { readonly place: SourcePlace })[] {
  return blocks.flatMap(({ text, place }) =>
    text.split('\n').flatMap((line) => {
      // Where cells have lines of their own a blank line may be a blank cell.
      const parts = line.trim() === '' ? [{ words: '', figures: [''] }] : partsOfLine(line);
      return parts.map((part) => ({ ...part, place }));
    }),
  );
}

/** A group, or the suits of which there are two. */
type Named = DisputeKind | 'suits';

/** What the words of a line name. */
function namedIn(line: string): Named[] {
  const rest = line.replaceAll(/未经复议|复议后/gu, '');
  return [
    ...(/复议/u.test(rest) ? (['review'] as const) : []),
    ...(/未经复议/u.test(line) ? (['direct'] as const) : []),
    ...(/复议后/u.test(line) ? (['afterReview'] as const) : []),
    ...(/^行政诉讼$/u.test(bareLabel(line)) ? (['suits'] as const) : []),
  ];
}

/** The one group that words name; headings of several groups name none. */
function onlyKind(named: readonly Named[]): DisputeKind | null {
  const groups = [...new Set(named)].filter((each) => each !== 'suits');
  return groups.length === 1 ? (groups[0] ?? null) : null;
}

function namesOf({ kind, words, figures }: Run): string[] {
  const group = (each: DisputeKind): string[] => DISPUTE_COLUMNS.map((column) => `t4.${each}.${column}`);
  if (figures.length === DISPUTE_COLUMNS.length * DISPUTE_KINDS.length) return DISPUTE_KINDS.flatMap(group);
  if (kind === null) return [];
  if (figures.length === DISPUTE_COLUMNS.length) return group(kind);
  const column = figures.length === 1 ? disputeColumnOf(words) : null;
  return column === null ? [] : [`t4.${kind}.${column}`];
}
