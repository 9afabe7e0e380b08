import { annualReportTables } from '../../src/files/annual-report-tables.ts';
import type { ReportBlock, ReportDocument } from '../../src/files/report-document.ts';
import {
  columnHeader,
  dataCell,
  rowHeader,
  type TableCell,
  type TableSpec,
} from '../../src/files/table-spec.ts';
import { TABLE2_BLOCKS_2019 } from '../../src/law/annual-report/form-2019.ts';
import { emptyTables } from '../../src/law/annual-report/tables.ts';
import type { CorpusReport } from './corpus-report.ts';

/** The report as a document that every writer takes, with the cells exactly as they are written. */
export function documentOf(report: CorpusReport): ReportDocument {
  const tables = formTables(report);
  return {
    title: report.title,
    agencyName: report.set.agency.name,
    blocks: [
      ...(report.publishedOn === null ? [] : [paragraph(`发布日期：${report.publishedOn}`)]),
      ...report.opening.map(paragraph),
      ...report.parts.flatMap(({ number, heading, lines }): ReportBlock[] => {
        const table = tables[number - 2];
        return [
          { kind: 'heading', level: 1, text: heading },
          ...lines.map(paragraph),
          ...(table === undefined ? [] : [{ kind: 'table', table } as const]),
        ];
      }),
    ],
  };
}

/** The three tables of the report's form. */
export function formTables({ set, cells }: Pick<CorpusReport, 'set' | 'cells'>): readonly TableSpec[] {
  const [two, three, four] = annualReportTables(emptyTables());
  const specs = set.form === '2021' ? [two, three, four] : [tableTwo2019(), tableThree2019(three), four];
  return specs.map((spec) => ({
    ...spec,
    rows: spec.rows.map((row) =>
      row.map((cell) => (cell.name === undefined ? cell : { ...cell, text: cells.get(cell.name) ?? '' })),
    ),
  }));
}

function paragraph(text: string): ReportBlock {
  return { kind: 'paragraph', text };
}

/** The older form has one row of 其他处理 instead of three. */
function tableThree2019(three: TableSpec): TableSpec {
  const isOther = (row: readonly TableCell[], key: string): boolean =>
    row.some(({ name }) => name?.startsWith(`t3.other.${key}.`) ?? false);
  const rows = three.rows.filter((row) => !isOther(row, 'noFee') && !isOther(row, 'other'));
  return {
    ...three,
    rows: rows.map((row) =>
      isOther(row, 'noBuzheng')
        ? [
            rowHeader('（六）其他处理', { colSpan: 2 }),
            ...row
              .filter(({ role }) => role === 'data')
              .map((cell) => ({ ...cell, name: cell.name?.replace('noBuzheng', 'single') ?? '' })),
          ]
        : row.map((cell) =>
            cell.text === '三、本年度办理结果' ? { ...cell, rowSpan: (cell.rowSpan ?? 1) - 2 } : cell,
          ),
    ),
  };
}

const WIDTH_2019 = 4;

function tableTwo2019(): TableSpec {
  return {
    caption: '主动公开政府信息情况统计表',
    columnWidths: [25, 25, 25, 25],
    headerRows: 0,
    fontSize: 12,
    rows: TABLE2_BLOCKS_2019.flatMap(({ title, columns, rows }) => {
      const spanOf = (at: number): number => (at === columns.length - 1 ? WIDTH_2019 - columns.length : 1);
      return [
        [columnHeader(title, { colSpan: WIDTH_2019 })],
        [
          columnHeader('信息内容'),
          ...columns.map(({ label }, at) => columnHeader(label, { colSpan: spanOf(at) })),
        ],
        ...rows.map((row) => [
          rowHeader(row.label),
          ...columns.map(({ key }, at) =>
            dataCell('', { name: `t2.${row.key}.${key}`, colSpan: spanOf(at) }),
          ),
        ]),
      ];
    }),
  };
}
