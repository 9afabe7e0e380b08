import {
  DISPUTE_COLUMNS,
  DISPUTE_COLUMN_LABELS,
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  REQUEST_COLUMNS,
  REQUEST_COLUMN_LABELS,
  REQUEST_ROWS,
  TABLE2_BLOCKS,
  TABLE2_ROW_LABELS,
  fullRowLabel,
} from '../../law/annual-report/form.ts';
import { REQUEST_ROWS_2019, TABLE2_BLOCKS_2019 } from '../../law/annual-report/form-2019.ts';
import type { ReadCell, ReadReport } from '../../law/annual-report/reading/read-report.ts';
import type { SourcePlace } from '../../law/annual-report/reading/source-document.ts';
import { type SafeHtml, html } from '../html.ts';

/** The three tables of the form with what was read, each cell with the text and place that it came from. */
export function readingTables(report: ReadReport): SafeHtml {
  return html`${tableTwo(report)}${tableThree(report)}${tableFour(report)}`;
}

interface Column {
  readonly key: string;
  readonly label: string;
}

function tableTwo(report: ReadReport): SafeHtml {
  const blocks =
    report.form === '2019'
      ? TABLE2_BLOCKS_2019
      : TABLE2_BLOCKS.map((block) => ({
          ...block,
          rows: block.rows.map((key) => ({ key, label: TABLE2_ROW_LABELS[key] })),
        }));
  return html`<h3>第二部分 主动公开政府信息情况</h3>
${blocks.map(({ title, columns, rows }) =>
  table({
    caption: title,
    columns,
    rows: rows.map((row) => ({ label: row.label, name: (column) => `t2.${row.key}.${column}` })),
    report,
  }),
)}`;
}

function tableThree(report: ReadReport): SafeHtml {
  const rows =
    report.form === '2019'
      ? REQUEST_ROWS_2019.map((key) => ({
          key,
          label: key === 'other.single' ? '（六）其他处理' : fullRowLabel(key),
        }))
      : REQUEST_ROWS.map((key) => ({ key, label: fullRowLabel(key) }));
  return html`<h3>第三部分 收到和处理政府信息公开申请情况</h3>
${table({
  caption: '申请人情况',
  columns: REQUEST_COLUMNS.map((key) => ({ key, label: REQUEST_COLUMN_LABELS[key] })),
  rows: rows.map(({ key, label }) => ({ label, name: (column) => `t3.${key}.${column}` })),
  report,
})}`;
}

function tableFour(report: ReadReport): SafeHtml {
  return html`<h3>第四部分 行政复议、行政诉讼情况</h3>
${table({
  caption: '复议和诉讼结果',
  columns: DISPUTE_COLUMNS.map((key) => ({ key, label: DISPUTE_COLUMN_LABELS[key] })),
  rows: DISPUTE_KINDS.map((kind) => ({
    label: DISPUTE_KIND_LABELS[kind],
    name: (column: string) => `t4.${kind}.${column}`,
  })),
  report,
})}`;
}

function table({
  caption,
  columns,
  rows,
  report,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly label: string; readonly name: (column: string) => string }[];
  readonly report: ReadReport;
}): SafeHtml {
  return html`<section class="table-scroll" aria-label="${caption}" tabindex="0"><table class="reading">
<caption>${caption}</caption>
<thead><tr><th scope="col">项目</th>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ({ label, name }) =>
    html`<tr><th scope="row">${label}</th>${columns.map(({ key }) => figure(report.cells.get(name(key)), name(key)))}</tr>
`,
)}</tbody></table></section>
`;
}

function figure(cell: ReadCell | undefined, name: string): SafeHtml {
  const id = name.replaceAll('.', '-');
  if (cell === undefined) return html`<td id="${id}" class="absent">没有读到</td>`;
  const { value, raw, doubt, place } = cell;
  const shown = value === null ? '空' : String(value);
  const source = raw.trim() === shown ? '' : `原文“${raw.trim()}”`;
  const note = [source, doubt ?? '', placeWords(place)].filter((words) => words !== '').join('，');
  return doubt === null
    ? html`<td id="${id}" title="${note}">${shown}${source === '' || value === null ? '' : html`<small>${source}</small>`}</td>`
    : html`<td id="${id}" class="doubtful" title="${note}">${shown}<small>待核对：${doubt}${source === '' ? '' : `（${source}）`}</small></td>`;
}

/** Where something stood, in words. */
export function placeWords({ page, sheet, table: at, row, column, from }: SourcePlace): string {
  return [
    page === undefined ? '' : `第${page}页`,
    sheet === undefined ? '' : `工作表“${sheet}”`,
    at === undefined ? '' : `第${at}个表`,
    row === undefined ? '' : `第${row}行`,
    column === undefined ? '' : `第${column}列`,
    from === undefined ? '' : `第${from + 1}个字起`,
  ].join('');
}
