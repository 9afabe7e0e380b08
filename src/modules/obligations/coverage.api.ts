import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, id } from '../../platform/http/shapes.ts';
import { OBLIGATION_STATUSES, OBLIGATION_STATUS_LABELS } from '../../law/obligations/obligation-status.ts';

const count = z.number().int();

const timeliness = z.object({
  due: count,
  onTime: count,
  late: count,
  missing: count,
  rate: z.number().nullable(),
});

/** What is due together: the standing that needs somebody most, how many, for which periods. */
const coverageCell = z.object({
  status: z.enum(OBLIGATION_STATUSES).nullable(),
  count,
  /** 2026年第一季度; in order, each once. */
  periods: z.array(z.string()),
  /** The first of their days; null where none is known. */
  dueOn: day.nullable(),
  timeliness,
});

const coverageMonth = coverageCell.extend({ month: count });

/** Items of the 标准目录 in force, and those of them that nothing was ever due for. */
const itemCounts = z.object({ inForce: count, neverRaised: count });

/** Why nothing stands in the row of an item. */
const absence = z.object({
  why: z.enum(['never', 'notThisYear', 'otherSection', 'notCounted', 'onRequest']),
  /** When something last came up; null where nothing ever did. */
  lastOn: day.nullable(),
  /** Public documents of its column and those below; null where it has no column. */
  documents: count.nullable(),
});

/** A coverage map: rows by months of a year, each field with its worst standing. */
export const coverageView = z.object({
  year: count,
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      months: z.array(coverageMonth),
      /** What this year brought and a later one has the day of; counted there. */
      nextYear: coverageCell,
      /** What this year brought and waits for a holiday notice. */
      undated: coverageCell,
      /** Of what is due in the months. */
      timeliness,
      /** Null in a row that is an item or a piece of work. */
      items: itemCounts.nullable(),
      /** Null where anything is or was due. */
      absence: absence.nullable(),
    }),
  ),
  /** All rows together, month by month. */
  months: z.array(coverageMonth),
  nextYear: coverageCell,
  undated: coverageCell,
  total: timeliness,
  items: itemCounts,
});

/** A coverage map. */
export type Coverage = z.output<typeof coverageView>;
/** A row of it. */
export type CoverageRow = Coverage['rows'][number];
/** What is due together. */
export type CoverageCell = z.output<typeof coverageCell>;

/** Which map is wanted. */
export const coverageFilter = z.object({
  agencyId: id,
  year: z.coerce.number().int().min(2000).max(2100),
  by: z.enum(['source', 'field', 'unit', 'agency']).default('source'),
  /** One section's alone; empty: what is no section's. */
  unitId: z.union([id, z.literal('')]).optional(),
});

/** What a row of the map stands for. */
export type CoverageBy = z.output<typeof coverageFilter>['by'];

/** What a row stands for, as people read it. */
export const ROWS_BY = { source: '事项', field: '领域', unit: '科室', agency: '机构' } as const;

/** The endpoint of the map. */
export const coverageEndpoint = endpoint({
  method: 'GET',
  path: '/api/obligations/coverage',
  summary: '公开情况分布图：按事项、领域、科室或者机构，逐月，可以只看一个科室',
  access: 'signed-in',
  query: coverageFilter,
  response: coverageView,
});

/** Where the map is downloaded, as it is shown. */
export function coverageFilePath({ year, ...rest }: z.output<typeof coverageFilter>): string {
  const { unitId, ...query } = rest;
  const asked = { ...query, year: String(year), ...(unitId !== undefined && { unitId }) };
  return `/api/obligations/coverage.xlsx?${new URLSearchParams(asked).toString()}`;
}

/** What stands in a field, as people read it: 按期公开（3）; empty where nothing is due. */
export function cellWords({ status, count: many }: CoverageCell): string {
  if (status === null) return '';
  return many > 1 ? `${OBLIGATION_STATUS_LABELS[status]}（${many}）` : OBLIGATION_STATUS_LABELS[status];
}

/** For which periods it is, as people read it; empty for what goes by none. */
export function periodWords({ periods }: CoverageCell): string {
  const [first, ...more] = periods;
  if (first === undefined) return '';
  return more.length === 0 ? first : `${first}等${periods.length}期`;
}

/** Why nothing stands in a row, as people read it. */
export function absenceWords({ why, lastOn, documents }: z.output<typeof absence>): string {
  const column = columnWords(documents);
  switch (why) {
    case 'never':
      return `没有登记过；${column}`;
    case 'notThisYear':
      return `本年度没有登记，最近一次 ${lastOn ?? ''}；${column}`;
    case 'otherSection':
      return `本年度的义务在登记册中属于其他科室；${column}`;
    case 'notCounted':
      return `公开时限不能计算，不产生公开义务；${column}`;
    case 'onRequest':
      return '依申请公开，没有登记过';
  }
}

function columnWords(documents: number | null): string {
  if (documents === null) return '没有指定公开栏目';
  return documents === 0 ? '公开栏目中没有文稿' : `公开栏目中有 ${documents} 篇`;
}
