import { type Finding, foreignFinding } from '../findings.ts';
import { CELL_NAMES_2019 } from '../form-2019.ts';
import type { ReadReport } from '../reading/read-report.ts';
import { cellNames } from '../tables.ts';
import { readCellLabel } from './cell-values.ts';

const SHOWN = 3;

/**
 * Cells of which nobody could say for certain what stands there, an error a table: for a report that is to be added up, where a
 * figure that was not read is as good as none. Those that `told` has as the office's own mistakes need no second word.
 */
export function checkUnreadCells(report: ReadReport, told: readonly Finding[]): Finding[] {
  const { form } = report;
  if (form === null) return [];
  const blamed = told.filter(({ rule, severity }) => rule === 'AR-STR-2' && severity === 'error');
  const known = new Set(blamed.flatMap(({ where, cells }) => [where, ...(cells ?? [])]));
  const names: readonly string[] = form === '2019' ? CELL_NAMES_2019 : cellNames();
  const unread = names.filter((name) => {
    const cell = report.cells.get(name);
    const isCertain = cell !== undefined && cell.value !== null && cell.doubt === null;
    return !isCertain && !known.has(name) && !known.has(name.slice(0, 2));
  });
  return ['t2', 't3', 't4'].flatMap((table) => {
    const cells = unread.filter((name) => name.startsWith(`${table}.`));
    if (cells.length === 0) return [];
    const labels = cells.slice(0, SHOWN).map((name) => readCellLabel(name, form));
    return [
      foreignFinding({
        rule: 'X-READ-UNREAD',
        severity: 'error',
        where: table,
        quote: `${cells.length} 格`,
        cells,
        message: `有 ${cells.length} 格没有从文件中确切读出：${labels.join('；')}${cells.length > SHOWN ? '等' : ''}。请改用网页、Word 或 Excel 文件，把表格做成一格一个数，再上传；也可以在本系统中编制。`,
      }),
    ];
  });
}
