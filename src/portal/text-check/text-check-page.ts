import { EMPTY, type SafeHtml, html } from '../html.ts';
import { layout } from '../layout.ts';
import type { SiteFrame } from '../page-model.ts';
import { HOME, TEXT_CHECK } from '../paths.ts';
import { fileField, refusalNotice, textArea } from '../requests/form-parts.ts';
import { markedText, type ShownFinding } from './marked-text.ts';

/** What one visit may bring. */
export interface TextLimits {
  readonly characters: number;
  readonly megabytes: number;
}

/** `/text-check`: where anybody has a text proofread. */
export interface TextCheckPage {
  readonly limits: TextLimits;
  /** What was typed, shown again after a complaint. */
  readonly text: string;
  /** What was wrong with what was sent; empty where nothing was. */
  readonly error: string;
}

/** The form. It works without a script, and nothing of what is sent is kept. */
export function textCheckPage(site: SiteFrame, { limits, text, error }: TextCheckPage): string {
  return textCheckLayout(site, {
    title: '文字检查',
    hidden: error !== '',
    main: html`${refusalNotice('没有检查', error)}<p>粘贴一段公文，或者选择一份文件，系统按国家标准检查标点、数字、文号、层次、用字和个人信息，逐处说明理由。不需要登录，检查完即删，不留存。</p>
${form(limits, text)}<section aria-labelledby="what">
<h2 id="what">检查什么</h2>
<ul>
<li>标点符号（GB/T 15834）、数字和日期（GB/T 15835）、文号和引用（GB/T 9704）、标题层次和所列项数。</li>
<li>错别字、多字漏字、容易混用的词语。</li>
<li>身份证号、手机号、银行卡号等不应公开的个人信息。</li>
<li>“必须核对”的把握较大，“建议核对”的请您斟酌；系统不会改动您的文字。</li>
</ul>
</section>
`,
  });
}

/** A text that was checked: nothing of it is kept. */
export interface CheckedTextPage {
  /** The name of the file; empty for what was typed. */
  readonly fileName: string;
  readonly text: string;
  readonly findings: readonly ShownFinding[];
  readonly limits: TextLimits;
}

/** Findings first, each leading to its place; then the text with its marks. */
export function checkedTextPage(site: SiteFrame, page: CheckedTextPage): string {
  const { fileName, text, findings, limits } = page;
  const marked = markedText(text, findings);
  const shown = new Set(marked.map(({ finding }) => finding));
  return textCheckLayout(site, {
    title: '检查结果',
    hidden: true,
    main: html`${fileName === '' ? EMPTY : html`<p><b>${fileName}</b></p>\n`}<section aria-labelledby="findings">
<h2 id="findings">${summary(findings)}</h2>
${findings.length === 0 ? EMPTY : html`<ol class="findings">\n${findings.map((each, at) => findingItem(each, { at, text, marked: shown.has(at) }))}</ol>\n`}</section>
<section aria-labelledby="source">
<h2 id="source">原文</h2>
<p class="source-text">${marked.map(({ text: words, finding }) => (finding === null ? words : mark(words, finding, findings[finding])))}</p>
</section>
<section class="again" aria-labelledby="again">
<h2 id="again">再检查一段</h2>
${form(limits, '')}</section>
`,
  });
}

const SEVERITIES = { gate: '必须核对', advice: '建议核对' } as const;
const SHOWN_AS = { gate: 'error', advice: 'warning' } as const;

/** Shown where something is missing: there are no words to mark. */
const PLACE = '▲';

function mark(words: string, at: number, finding: ShownFinding | undefined): SafeHtml {
  return html`<mark id="w${at + 1}" class="${finding?.severity ?? 'advice'}"><a href="#f${at + 1}" title="${finding?.reason ?? ''}">${words === '' ? PLACE : words}</a></mark>`;
}

function findingItem(
  { severity, kind, rule, reason, suggestion, start, end }: ShownFinding,
  { at, text, marked }: { readonly at: number; readonly text: string; readonly marked: boolean },
): SafeHtml {
  // Marks that a browser adds around a quotation are no part of the link in some: too little would be left to hit.
  const words = start === end ? PLACE : `“${text.slice(start, end)}”`;
  return html`<li class="finding ${SHOWN_AS[severity]}" id="f${at + 1}"><p><b>${SEVERITIES[severity]}</b> ${
    marked ? html`<a href="#w${at + 1}">${words}</a>` : words
  }${suggested(suggestion)}</p>
<p>${reason}</p>
<small>${kind}（${rule}）</small></li>
`;
}

function suggested(suggestion: string | null): SafeHtml {
  if (suggestion === null) return EMPTY;
  return suggestion === '' ? html` → 删去。` : html` → “${suggestion}”`;
}

function summary(findings: readonly ShownFinding[]): string {
  const gate = findings.filter(({ severity }) => severity === 'gate').length;
  const parts = [
    gate > 0 ? `必须核对 ${gate} 处` : '',
    findings.length > gate ? `建议核对 ${findings.length - gate} 处` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '没有发现问题' : parts.join('，');
}

function form({ characters, megabytes }: TextLimits, text: string): SafeHtml {
  return html`<form class="form" method="post" action="${TEXT_CHECK}" enctype="multipart/form-data">
${textArea(
  {
    name: 'text',
    label: '要检查的文字',
    value: text,
    hint: `不超过 ${characters} 个字符。`,
    most: characters,
  },
  12,
)}${fileField({
    name: 'file',
    label: '或者选择文件',
    hint: `网页、Word、PDF、OFD、Excel 或者文本，不超过 ${megabytes} MB。`,
  })}<p class="form-buttons"><button type="submit">检查</button></p>
</form>
`;
}

function textCheckLayout(
  site: SiteFrame,
  page: { readonly title: string; readonly hidden: boolean; readonly main: SafeHtml },
): string {
  return layout(site, null, {
    titles: [page.title],
    href: TEXT_CHECK,
    hidden: page.hidden,
    main: html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li aria-current="page">文字检查</li>
</ol></nav>
<h1>${page.title}</h1>
${page.main}`,
  });
}
