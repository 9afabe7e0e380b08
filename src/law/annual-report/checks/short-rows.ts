import { type Finding, finding } from '../findings.ts';
import type { ReadReport } from '../reading/read-report.ts';
import { cellNames } from '../tables.ts';
import { CELL_NAMES_2019 } from '../form-2019.ts';

/** Rows of fewer cells: one figure says nothing of whether another is missing. */
const LEAST_CELLS = 3;

/**
 * AR-STR-2: a row of running text whose figures stand apart from each other, one too few: a cell was left blank, and nobody can tell
 * which. A warning, for the two of them may have run together.
 */
export function checkShortRows({ form, notes }: ReadReport): Finding[] {
  if (form === null) return [];
  const names: readonly string[] = form === '2019' ? CELL_NAMES_2019 : cellNames();
  return notes.flatMap(({ rule, where, quote }) => {
    const figures = quote.split(/\s+/u);
    const wanted = names.filter((name) => name.startsWith(prefixOf(where))).length;
    const isShort = figures.every((each) => /^\d{1,6}$/u.test(each)) && figures.length === wanted - 1;
    if (rule !== 'X-READ-GLUED' || wanted < LEAST_CELLS || !isShort) return [];
    return [
      finding({
        rule: 'AR-STR-2',
        severity: 'warning',
        where,
        expected: wanted,
        actual: figures.length,
        quote: figures.join(' ').slice(0, 40),
        message: `这里应有 ${wanted} 个数，只有 ${figures.length} 个（“${figures.join(' ').slice(0, 40)}”），可能有一格是空白。没有发生的请填 0，不要留空。`,
      }),
    ];
  });
}

/** `t3/row:open` → `t3.open.`, `t4` → `t4.` */
function prefixOf(where: string): string {
  return `${where.replace(/\/(?:row|group):/u, '.')}.`;
}
