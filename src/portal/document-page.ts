import { addDays } from '../law/dates.ts';
import { DOCUMENT_KIND_LABELS } from '../law/document-kinds.ts';
import { documentBody } from './document-body.ts';
import { fileSize } from './file-size.ts';
import { EMPTY, type SafeHtml, html, raw } from './html.ts';
import { layout } from './layout.ts';
import { breadcrumb, day, fact, itemList, validityTag } from './lists.ts';
import { articleTags, columnTags, dayOf, minuteInShanghai } from './meta-tags.ts';
import type { AgencyFrame, DocumentPage, FileLink, ItemLink, SiteFrame } from './page-model.ts';
import { shownSummary } from './summary.ts';

/** Where the text goes: what is no character of HTML, and can't come from the database either. */
const TEXT = raw('\0');

/**
 * `/{agency}/doc/{yyyy}/{number}.html`, in pieces, in order: a text is as long as all the rest of a page many times over, and joining
 * what will be written one after the other would copy it once more.
 */
export function documentPage(site: SiteFrame, agency: AgencyFrame, page: DocumentPage): readonly string[] {
  const around = aroundText(site, agency, page);
  const at = around.indexOf(TEXT.value);
  return [around.slice(0, at), ...documentBody(site, page.bodyHtml), around.slice(at + TEXT.value.length)];
}

function aroundText(site: SiteFrame, agency: AgencyFrame, page: DocumentPage): string {
  const column = page.trail.at(-1);
  // News is read for its text; of everything else the particulars come first.
  const factsLast = page.kind === 'news';
  return layout(site, agency, {
    titles: [page.title, ...(column === undefined ? [] : [column.name])],
    href: page.href,
    tags: [
      ...(column === undefined ? [] : columnTags(agency, column, page.trail)),
      ...articleTags(site, page),
    ],
    current: page.trail[0],
    main: html`${breadcrumb(agency, page.trail, '正文')}<article class="document">
<header class="document-head">
<h1>${page.title}</h1>
${byline(page)}${waysDown(page)}</header>
${notices(page)}${factsLast ? EMPTY : facts(page)}<div class="rich-text document-body">
${TEXT}
</div>
${attachments(page.attachments)}${related('changes', CHANGES, page.changes)}${related(
      'interprets',
      '解读的文件',
      page.interprets,
    )}${related('interpretations', '政策解读', page.interpretations)}${factsLast ? facts(page) : EMPTY}</article>
`,
  });
}

function byline(page: DocumentPage): SafeHtml {
  const source = page.contentSource === '' ? page.publisher : page.contentSource;
  const changed = page.changedAt.getTime() > page.publishedAt.getTime();
  return html`<p class="byline">${
    page.documentNumber === '' ? EMPTY : html`<span class="narrow-only">文号：${page.documentNumber}</span>\n`
  }${
    page.publicBefore === null
      ? EMPTY
      : html`<span>首次公开：${day(page.publicBefore)}</span>
`
  }<span>发布时间：<time datetime="${page.publishedAt.toISOString()}">${minuteInShanghai(page.publishedAt)}</time></span>
${changed ? html`<span>更新时间：<time datetime="${page.changedAt.toISOString()}">${minuteInShanghai(page.changedAt)}</time></span>\n` : EMPTY}<span>信息来源：${source}</span></p>
`;
}

/** A long text hides what belongs to it: links at its head lead there. */
function waysDown(page: DocumentPage): SafeHtml {
  const ways = [
    { id: 'attachments', text: `附件（${page.attachments.length}个）`, shown: page.attachments.length > 0 },
    { id: 'changes', text: CHANGES, shown: page.changes.length > 0 },
    { id: 'interprets', text: '解读的文件', shown: page.interprets.length > 0 },
    { id: 'interpretations', text: '政策解读', shown: page.interpretations.length > 0 },
  ].filter((way) => way.shown);
  if (ways.length === 0) return EMPTY;
  return html`<p class="ways-down">${ways.map((way) => html`<a href="#${way.id}">${way.text}</a>\n`)}</p>
`;
}

const CHANGES = '本文件修改、废止或者代替的文件';

/** What a reader is told, and what the document is called that brings it about: a new text as well as a decision. */
const VALIDITY_NOTICES: Readonly<Record<string, { readonly text: string; readonly by: string }>> = {
  失效: {
    text: '本文件已失效，内容仅供查阅，不再作为办事和管理的依据。',
    by: '宣布失效的依据或者代替本文件的文件',
  },
  废止: {
    text: '本文件已废止，内容仅供查阅，不再作为办事和管理的依据。',
    by: '废止的依据或者代替本文件的文件',
  },
  已修改: { text: '本文件已经修改，请以修改后的文件为准。', by: '修改的依据或者修改后的文件' },
};

function notices(page: DocumentPage): SafeHtml {
  const validity = VALIDITY_NOTICES[page.validity];
  return html`${
    validity === undefined
      ? EMPTY
      : html`<p class="notice ${page.validity === '已修改' ? 'notice-changed' : 'notice-ended'}"><strong>${validity.text}</strong>${
          page.changedBy === null ? EMPTY : changedBy(validity.by, page.changedBy)
        }</p>\n`
  }${
    page.pendingApproval
      ? raw(
          '<p class="notice notice-changed"><strong>应急信息，先行发布。</strong>审核手续正在补办，内容如有更正，将在本页更新。</p>\n',
        )
      : EMPTY
  }${
    page.publicityUntil === null
      ? EMPTY
      : html`<p class="notice">公示期截至 <strong>${day(page.publicityUntil)}</strong>。对公示内容有异议的，请在公示期内向${page.publisher}反映。</p>\n`
  }`;
}

function changedBy(how: string, { href, title, documentNumber, validity }: ItemLink): SafeHtml {
  const number = documentNumber === '' ? '' : `（${documentNumber}）`;
  return html`${how}：<a href="${href}">${title}</a>${number}${validityTag(validity)}`;
}

function facts(page: DocumentPage): SafeHtml {
  const date = (value: string | null): SafeHtml => (value === null ? EMPTY : day(value));
  return html`<section class="document-facts" aria-labelledby="facts">
<h2 id="facts">信息属性</h2>
<dl class="facts">
${fact('索引号', page.indexNumber)}${fact('文号', page.documentNumber)}${fact('发布机构', page.publisher)}${fact(
    '责任部门',
    page.responsibleUnit,
  )}${fact('成文日期', date(page.writtenOn))}${fact('首次公开', date(page.publicBefore))}${fact('发布日期', day(dayOf(page.publishedAt)))}${fact(
    '施行日期',
    date(page.effectiveOn),
  )}${fact(page.validity === '失效' ? '失效日期' : '有效期至', date(shownTerm(page)))}${fact(
    '有效性',
    page.validity === ''
      ? EMPTY
      : html`<span class="validity${page.validity === '有效' ? '' : ' validity-ended'}">${page.validity}</span>`,
  )}${fact('信息类别', DOCUMENT_KIND_LABELS[page.kind])}${fact('主题分类', page.theme)}${fact('体裁分类', page.genre)}${fact(
    '组配分类',
    page.facet,
  )}${fact('公开对象', page.audience)}${fact('关键词', page.keywords.join('、'))}<div class="fact-wide"><dt>内容概述</dt><dd>${shownSummary(page)}</dd></div>
</dl></section>
`;
}

/** A document in force shows its last day; a repealed one no longer has the term it was given. */
function shownTerm({ validity, lapsesOn }: DocumentPage): string | null {
  if (lapsesOn === null || validity === '废止') return null;
  return validity === '失效' ? lapsesOn : addDays(lapsesOn, -1);
}

function attachments(files: readonly FileLink[]): SafeHtml {
  if (files.length === 0) return EMPTY;
  return html`<section class="panel" aria-labelledby="attachments">
<h2 id="attachments">附件</h2>
<ol class="files">
${files.map(
  (file) =>
    html`<li><a href="${file.href}">${file.name}</a> <span class="file-note">${file.extension.toUpperCase()}，${fileSize(file.bytes)}</span></li>\n`,
)}</ol>
</section>
`;
}

function related(id: string, title: string, items: readonly ItemLink[]): SafeHtml {
  if (items.length === 0) return EMPTY;
  return html`<section class="panel" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${itemList(items)}</section>
`;
}
