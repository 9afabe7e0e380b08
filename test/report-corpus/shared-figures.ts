import { DISPUTE_COLUMNS, DISPUTE_KINDS, REQUEST_COLUMNS } from '../../src/law/annual-report/form.ts';
import { CELL_NAMES_2019 } from '../../src/law/annual-report/form-2019.ts';
import { cellNames } from '../../src/law/annual-report/tables.ts';
import { HAS_SHARED_CASES, readSharedCase } from '../shared-cases.ts';
import type { CorpusAgency } from './agencies.ts';
import type { FigureSet } from './figure-sets.ts';

interface SharedReport {
  readonly id: string;
  readonly level: 'district' | 'department';
  readonly year: number;
  readonly format: '2021' | '2019';
  readonly table2: Readonly<Record<string, readonly (number | string)[]>> | null;
  readonly table3: Readonly<Record<string, readonly number[]>>;
  readonly table4: readonly number[];
}

/** Figures of real published reports under the names of agencies that there aren't; none where they aren't at hand. */
export function sharedFigureSets(): FigureSet[] {
  if (!HAS_SHARED_CASES) return [];
  const { reports } = JSON.parse(readSharedCase('figures.json')) as { reports: SharedReport[] };
  return reports.map((report) => ({
    id: report.id,
    agency: agencyOf(report),
    year: report.year,
    form: report.format,
    cells: cellsOf(report),
    before: null,
  }));
}

function cellsOf(report: SharedReport): Map<string, string> {
  const names: readonly string[] = report.format === '2019' ? CELL_NAMES_2019 : cellNames();
  const found = new Map<string, string>();
  for (const [row, values] of Object.entries(report.table2 ?? {})) {
    const ofRow = names.filter((name) => name.startsWith(`t2.${row}.`));
    for (const [at, value] of values.entries()) found.set(ofRow[at] ?? '', String(value));
  }
  for (const [row, values] of Object.entries(report.table3))
    for (const [at, column] of REQUEST_COLUMNS.entries())
      found.set(`t3.${row}.${column}`, String(values[at] ?? 0));
  for (const [at, value] of report.table4.entries()) {
    const kind = DISPUTE_KINDS[Math.floor(at / DISPUTE_COLUMNS.length)];
    found.set(`t4.${kind}.${DISPUTE_COLUMNS[at % DISPUTE_COLUMNS.length]}`, String(value));
  }
  // The unit is the heading's, as the form has it; what stands with another unit has a test of its own.
  return new Map(names.map((name) => [name, (found.get(name) ?? '0').replace(/元$/u, '')]));
}

function agencyOf({ id, level, format }: SharedReport): CorpusAgency {
  const common = { key: id, scale: 'middle', form: format } as const;
  return level === 'district'
    ? { ...common, name: '云溪市江安区人民政府', kind: 'district', self: '我区', short: '江安区' }
    : { ...common, name: '云溪市江安区交通局', kind: 'department', self: '我局', short: '区交通局' };
}
