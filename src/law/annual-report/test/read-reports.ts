import { computeTables, NO_COUNTS } from '../compute.ts';
import { PART_TITLES } from '../form.ts';
import { CELL_NAMES_2019 } from '../form-2019.ts';
import type { CellDress, ReadCell, ReadReport } from '../reading/read-report.ts';
import { type CellValue, type ReportTables, cellNames, emptyTables, getCell } from '../tables.ts';

/** What one cell says in a report that is made for a test. */
export type CellChanges = Readonly<Record<string, CellValue | null | ReadCell>>;

/** A cell as it was read. */
export function readCellOf(
  value: CellValue | null,
  dress: CellDress = 'plain',
  raw: string = String(value ?? ''),
): ReadCell {
  return { value, raw, dress, place: {}, doubt: null };
}

/**
 * A town's year with something of everything: 12 new requests and 1 carried in, 11 results, 2 carried out; 3 reviews and 2 suits.
 */
export const FULL_YEAR: ReportTables = computeTables({
  ...NO_COUNTS,
  newRequests: [
    { kind: 'natural', count: 9 },
    { kind: 'enterprise', count: 3 },
  ],
  carriedIn: [{ kind: 'natural', count: 1 }],
  outcomes: [
    { row: 'open', kind: 'natural', count: 4 },
    { row: 'partial', kind: 'natural', count: 2 },
    { row: 'deny.process', kind: 'enterprise', count: 1 },
    { row: 'cannot.notHeld', kind: 'natural', count: 2 },
    { row: 'noProc.repeat', kind: 'natural', count: 1 },
    { row: 'other.other', kind: 'enterprise', count: 1 },
  ],
  carriedOut: [
    { kind: 'natural', count: 1 },
    { kind: 'enterprise', count: 1 },
  ],
  normative: [
    { kind: 'normative', measure: 'made', count: 2 },
    { kind: 'normative', measure: 'repealed', count: 1 },
    { kind: 'normative', measure: 'valid', count: 9 },
  ],
  decisions: [
    { kind: 'permit', count: 31 },
    { kind: 'punish', count: 7 },
  ],
  feeAmounts: ['12.5'],
  disputes: [
    { kind: 'review', result: 'upheld', count: 2 },
    { kind: 'review', result: 'corrected', count: 1 },
    { kind: 'direct', result: 'upheld', count: 1 },
    { kind: 'afterReview', result: 'pending', count: 1 },
  ],
});

/** The cells of tables, some of them changed; `null` leaves a cell out. */
export function cellsOf(tables: ReportTables, changes: CellChanges = {}): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>(
    cellNames().map((name) => [name, readCellOf(getCell(tables, name))]),
  );
  return changed(cells, changes);
}

/** The cells of the older form with the same year in it. */
export function cellsOf2019(tables: ReportTables, changes: CellChanges = {}): Map<string, ReadCell> {
  const newer = cellsOf(tables);
  const cells = new Map(
    CELL_NAMES_2019.map((name) => [name, newer.get(name) ?? readCellOf(otherSingle(name, newer))] as const),
  );
  return changed(cells, changes);
}

function otherSingle(name: string, newer: ReadonlyMap<string, ReadCell>): number {
  if (!name.startsWith('t3.other.single.')) return 0;
  const column = name.split('.').at(-1) ?? '';
  return ['noBuzheng', 'noFee', 'other'].reduce(
    (sum, row) => sum + Number(newer.get(`t3.other.${row}.${column}`)?.value ?? 0),
    0,
  );
}

function changed(cells: Map<string, ReadCell>, changes: CellChanges): Map<string, ReadCell> {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) cells.delete(name);
    else cells.set(name, typeof value === 'object' ? value : readCellOf(value));
  }
  return cells;
}

/** The text of a town's report that has no fault, its parts in order. */
export const GOOD_PARTS: readonly string[] = [
  [
    '（一）主动公开',
    '2024年，我镇围绕群众关心的事项主动公开信息54条，其中政策文件4条、公示公告17条、其他33条。本年制发行政规范性文件2件，废止1件。',
    '（二）依申请公开',
    '2024年，我镇共收到政府信息公开申请12件，上年结转1件，全年办结11件，结转下年度2件。办结的申请中，予以公开4件，部分公开2件，不予公开1件，无法提供2件，不予处理1件，其他处理1件。因政府信息公开引起行政复议3件、行政诉讼2件。',
    '（三）政府信息管理',
    '党政综合办公室统一审核拟公开的信息，逐件登记公开属性，每季度清理失效文件。',
    '（四）政府信息公开平台建设',
    '依托区政府门户网站公开信息，在便民服务中心设置查阅点。',
    '（五）监督保障',
    '全年组织业务培训2次。政府信息公开纳入年度考核，社会评议结果为满意，未发生责任追究情形。',
  ].join('\n'),
  '',
  '',
  '',
  '一是部分科室报送信息偏晚，个别事项办结后较长时间才对外公开。二是政策解读以文字转述为主，实例偏少。2025年，我镇将从以下两个方面改进：一是把公开时限写入业务流程，按季通报。二是由起草科室随文提供问答式解读。',
  '本年度未收取信息处理费。没有其他需要报告的事项。',
];

/** The town's report, some of it changed. */
export function readReportOf(
  changes: Partial<ReadReport> & { readonly text?: readonly string[] } = {},
): ReadReport {
  const { text = GOOD_PARTS, ...rest } = changes;
  return {
    form: '2021',
    title: '示范区青禾镇人民政府2024年政府信息公开工作年度报告',
    agencyName: '示范区青禾镇人民政府',
    year: 2024,
    publishedOn: '2025-01-20',
    opening:
      '本报告依据《中华人民共和国政府信息公开条例》第五十条编制，由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进情况，其他需要报告的事项六个部分组成。统计期限为2024年1月1日至2024年12月31日。如有疑问，请与示范区青禾镇人民政府联系（地址：青禾路1号，电话：023-00000000）。',
    parts: PART_TITLES.map((heading, index) => ({
      number: index + 1,
      heading,
      text: text[index] ?? '',
      place: {},
    })),
    cells: cellsOf(FULL_YEAR),
    notes: [],
    ...rest,
  };
}

/** The town's report with one more line in a part. */
export function withLine(part: number, line: string, changes: Partial<ReadReport> = {}): ReadReport {
  return readReportOf({
    ...changes,
    text: GOOD_PARTS.map((text, index) => (index === part - 1 ? `${text}\n${line}` : text)),
  });
}

/** The town's report with another text of a part. */
export function withPart(part: number, text: string, changes: Partial<ReadReport> = {}): ReadReport {
  return readReportOf({
    ...changes,
    text: GOOD_PARTS.map((good, index) => (index === part - 1 ? text : good)),
  });
}

/** A report of the year before, of an agency that had one request to carry over and eight documents in force, some of it changed. */
export function lastYear(
  cells: CellChanges,
  changes: Partial<ReadReport> = {},
): { readonly previous: ReadReport } {
  const few = { 't3.carryOut.natural': 1, 't3.carryOut.total': 1, 't2.docs.valid': 8 };
  return {
    previous: readReportOf({
      year: 2023,
      opening: '',
      cells: cellsOf(emptyTables(), { ...few, ...cells }),
      text: [],
      ...changes,
    }),
  };
}
