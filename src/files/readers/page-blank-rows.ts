import { formRows } from '../../law/annual-report/reading/form-rows.ts';
import { bareLabel } from '../../law/annual-report/reading/label-likeness.ts';
import { namesRow } from '../../law/annual-report/reading/table-words.ts';
import type { ChunkedLine } from './page-columns.ts';
import { type Label, begins } from './page-labels.ts';

/** In heights of the font: words this close to others may be the rest of them. */
const CLOSE = 1.7;
/** In steps between neighbouring rows: from here on there is room for one more between two. */
const ROOM_FOR_ROW = 1.6;

/** Bare words of groups of rows, which are none themselves. */
const GROUPS: readonly string[] = [
  bareLabel('三、本年度办理结果'),
  ...new Set(formRows('2021').flatMap(({ group }) => (group === '' ? [] : [group]))),
];
const ROWS: ReadonlySet<string> = new Set(formRows('2021').flatMap(({ words }) => words));

/**
 * Words beside no number that name a row of their own, which is blank: those next to the numbers, and others where the words
 * next to the numbers leave room for a row. What stands over a group of rows, or beside it, names none; neither do words close
 * to numbers without any, or right below other words and without an ordinal, which may be the rest of their name.
 */
export function blankRows(labels: readonly (readonly Label[])[], nameless: readonly ChunkedLine[]): Label[] {
  const inner = labels.at(-1) ?? [];
  const step = Math.min(...inner.slice(1).map((label, index) => label.from - (inner[index]?.to ?? 0)));
  const hasRoom = ({ from, to }: Label): boolean => {
    const above = inner.findLast((label) => label.to < from);
    const below = inner.find((label) => label.from > to);
    const isBeside = inner.some((label) => label.from <= to && from <= label.to);
    const gap = (below?.from ?? Number.POSITIVE_INFINITY) - (above?.to ?? Number.NEGATIVE_INFINITY);
    return !isBeside && gap >= ROOM_FOR_ROW * step;
  };
  const outer = labels.slice(0, -1).flat();
  const isApart = ({ from, to }: Label): boolean =>
    nameless.every(({ line }) => {
      const gap = Math.max(from - line.baseline, line.baseline - to);
      return gap > CLOSE * line.size;
    });
  const goesOn = (label: Label): boolean =>
    !begins(label) &&
    inner.some((above) => above.to < label.from && label.from - above.to <= CLOSE * label.size);
  return [...inner, ...outer.filter((label) => hasRoom(label) && namesOne(label))].filter(
    (label) => label.row === null && isApart(label) && !goesOn(label) && !isOfGroup(label),
  );
}

/** Whether outer words can name a row: they have its ordinal, or are words of the form's rows. */
function namesOne(label: Label): boolean {
  return begins(label) || namesRow(bareLabel(label.text));
}

/** Whether words are those of a group, maybe only their first line. */
function isOfGroup({ text }: Label): boolean {
  const words = bareLabel(text);
  return words !== '' && !ROWS.has(words) && GROUPS.some((group) => group.startsWith(words));
}
