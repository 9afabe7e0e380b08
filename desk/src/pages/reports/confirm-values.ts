import { isCellName, parseCell } from '../../../../src/law/annual-report/tables.ts';
import type { previousReportApi } from '../../../../src/modules/reports/previous-report.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** What was read of last year's report. */
export type PreviousView = ResponseOf<typeof previousReportApi.get>;
/** A reading, whether confirmed or not. */
export type Previous = NonNullable<PreviousView['previous']>;
/** One of its cells. */
export type ReadCell = Previous['cells'][number];

/** Which cells are shown: those that wait for a person, those that aren't nought, all. */
export type Shown = 'open' | 'counted' | 'all';

/** What stands in the fields to begin with: what was confirmed, else what is certain; a doubtful one is left blank. */
export function startingValues(cells: readonly ReadCell[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    cells.map(({ name, value, doubt, confirmed }) => [
      name,
      String(confirmed ?? (doubt === null ? (value ?? '') : '')),
    ]),
  );
}

/** What doesn't stand there as the form wants it: nothing, or no number. */
export function openCells(
  cells: readonly ReadCell[],
  values: Readonly<Record<string, string>>,
): readonly ReadCell[] {
  return cells.filter(({ name }) => {
    const typed = values[name]?.trim() ?? '';
    return !isCellName(name) || typed === '' || parseCell(name, typed) === null;
  });
}

/** What is sent: doubtful cells, and those that say something else than was read. */
export function sentValues(
  cells: readonly ReadCell[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    cells
      .filter(({ name, value, doubt }) => doubt !== null || values[name]?.trim() !== String(value))
      .map(({ name }) => [name, values[name]?.trim() ?? '']),
  );
}

/** The cells of a choice. Who typed into one goes on seeing it. */
export function shownCells(
  cells: readonly ReadCell[],
  values: Readonly<Record<string, string>>,
  shown: Shown,
): readonly ReadCell[] {
  switch (shown) {
    case 'open':
      return cells.filter(({ doubt }) => doubt !== null);
    case 'counted':
      return cells.filter(({ name, doubt }) => doubt !== null || values[name] !== '0');
    case 'all':
      return cells;
  }
}
