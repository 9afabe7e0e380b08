import type { Finding } from '../../law/annual-report/findings.ts';
import type { ReadReport } from '../../law/annual-report/reading/read-report.ts';
import type {
  SourceBlock,
  SourceDocument,
  SourceTable,
} from '../../law/annual-report/reading/source-document.ts';
import { EMPTY, type SafeHtml, html } from '../html.ts';
import type { SiteFrame } from '../page-model.ts';
import { fileForm, reportCheckLayout } from './check-page.ts';
import { readingTables } from './reading-tables.ts';

/** What came of a file: nothing of it is kept. */
export interface CheckedPage {
  readonly fileName: string;
  readonly document: SourceDocument;
  readonly report: ReadReport;
  readonly findings: readonly Finding[];
  readonly maxMegabytes: number;
}

const SEVERITIES = { error: '错误', warning: '提醒', info: '提示' } as const;

/** More blocks of a source than this aren't shown. */
const MOST_BLOCKS = 2_000;
/** Nor more cells of one table. */
const MOST_CELLS = 4_000;

/** Findings first, then what was read beside the source it was read from. */
export function checkedPage(site: SiteFrame, page: CheckedPage): string {
  const { fileName, report, findings, document } = page;
  return reportCheckLayout(site, {
    title: '检查结果',
    hidden: true,
    main: html`<p><b>${fileName}</b>${about(report)}</p>
<section aria-labelledby="findings">
<h2 id="findings">${summary(findings)}</h2>
${findings.length === 0 ? EMPTY : findingList(findings)}${notesOf(document)}</section>
<div class="side-by-side">
<section aria-labelledby="reading">
<h2 id="reading">读出的数字</h2>
${report.form === null ? html`<p>没有找到年度报告的表格。</p>\n` : readingTables(report)}</section>
<section aria-labelledby="source">
<h2 id="source">文件原文</h2>
${document.blocks.slice(0, MOST_BLOCKS).map(block)}${document.blocks.length > MOST_BLOCKS ? html`<p>原文较长，后面的没有显示。</p>\n` : EMPTY}</section>
</div>
<section class="again" aria-labelledby="again">
<h2 id="again">再检查一份</h2>
${fileForm(page.maxMegabytes)}</section>
`,
  });
}

function about({ agencyName, year, form }: ReadReport): string {
  const words = [agencyName ?? '', year === null ? '' : `${year}年`, form === '2019' ? '2019年版格式' : ''];
  const known = words.filter((word) => word !== '').join('，');
  return known === '' ? '' : `（${known}）`;
}

function summary(findings: readonly Finding[]): string {
  if (findings.length === 0) return '没有发现问题';
  const counted = (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: findings.filter((each) => each.severity === severity).length }))
    .filter(({ count }) => count > 0);
  return `发现${counted.map(({ severity, count }) => `${SEVERITIES[severity]} ${count} 处`).join('、')}`;
}

function findingList(findings: readonly Finding[]): SafeHtml {
  return html`<ol class="findings">
${findings.map(
  ({ severity, rule, message, law, quote }) =>
    html`<li class="finding ${severity}"><b>${SEVERITIES[severity]}</b> ${message}${
      quote === undefined || quote === '' || message.includes(quote) ? EMPTY : html` <q>${quote}</q>`
    } <small>${law}（${rule}）</small></li>
`,
)}</ol>
`;
}

function notesOf({ notes }: SourceDocument): SafeHtml {
  return notes.length === 0 ? EMPTY : html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>\n`;
}

function block(each: SourceBlock): SafeHtml {
  if (each.kind === 'text')
    return each.text.trim() === '' ? EMPTY : html`<p class="source-text">${each.text}</p>\n`;
  return sourceTable(each);
}

function sourceTable({ cells, rows, place }: SourceTable): SafeHtml {
  const shown = cells.slice(0, MOST_CELLS);
  const lines = Array.from({ length: Math.min(rows, MOST_CELLS) }, (_, row) =>
    shown.filter((cell) => cell.row === row).toSorted((a, b) => a.column - b.column),
  ).filter((line) => line.length > 0);
  const label = `原文第${place.table ?? ''}个表`;
  return html`<section class="table-scroll" aria-label="${label}" tabindex="0"><table class="source"><tbody>
${lines.map(
  (line) =>
    html`<tr>${line.map(
      ({ text, rowspan, colspan }) => html`<td rowspan="${rowspan}" colspan="${colspan}">${text}</td>`,
    )}</tr>
`,
)}</tbody></table></section>
`;
}
