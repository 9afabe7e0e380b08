import { EMPTY, type SafeHtml, html } from './html.ts';
import type { AgencyFrame, AgencyItemLink, Column, ItemLink, ListedLink } from './page-model.ts';
import { HOME, agencyHref } from './paths.ts';
import type { ApplyGuide } from './requests/request-model.ts';

/** A day as a `time` element. */
export function day(date: string): SafeHtml {
  return html`<time datetime="${date}">${date}</time>`;
}

/** Since when the public has been able to read it, here or elsewhere: the day beside a title. */
export function shownDay(item: Pick<ItemLink, 'publishedOn' | 'publicBefore'>): string {
  return item.publicBefore ?? item.publishedOn;
}

/** 有效性 when a reader must not overlook it: everything but 有效. */
export function validityTag(validity: string): SafeHtml {
  if (validity === '' || validity === '有效') return EMPTY;
  const ended = validity === '失效' || validity === '废止';
  return html` <strong class="tag ${ended ? 'tag-ended' : 'tag-changed'}">${ended ? `已${validity}` : validity}</strong>`;
}

/** Documents as a list: the title and the day. */
export function itemList(items: readonly ItemLink[]): SafeHtml {
  return html`<ul class="items">
${items.map((item) => listItem(item, validityTag(item.validity)))}</ul>
`;
}

/** Documents of several agencies as a list: below the title whose it is and the day. */
export function sharedItemList(items: readonly AgencyItemLink[]): SafeHtml {
  return html`<ul class="items items-shared">
${items.map(
  (item) =>
    html`<li><span class="item-title"><a href="${item.href}">${item.title}</a>${validityTag(item.validity)}</span> <span class="item-note"><span>${item.agency.shortName}</span>${day(shownDay(item))}</span></li>\n`,
)}</ul>
`;
}

/** Documents as the list of a column, with what tells them apart: 文号, 索引号, and 有效性 of every one that has it. */
export function numberedItemList(items: readonly ListedLink[]): SafeHtml {
  return html`<ul class="items items-numbered">
${items.map((item) =>
  listItem(
    item,
    html`${item.validity === '有效' ? html` <span class="tag tag-valid">有效</span>` : validityTag(item.validity)}${itemNumbers(item)}${summaryOf(item)}`,
  ),
)}</ul>
`;
}

function listItem(item: ItemLink, after: SafeHtml): SafeHtml {
  return html`<li><span class="item-title"><a href="${item.href}">${item.title}</a>${after}</span> ${day(shownDay(item))}</li>\n`;
}

function itemNumbers(item: ListedLink): SafeHtml {
  const { documentNumber, indexNumber, writtenOn } = item;
  const notes = [
    documentNumber,
    indexNumber === '' ? '' : `索引号 ${indexNumber}`,
    writtenOn === null ? '' : `成文日期 ${writtenOn}`,
  ].filter((each) => each !== '');
  if (notes.length === 0) return EMPTY;
  return html`<span class="item-note">${notes.map((each) => html`<span>${each}</span>`)}</span>`;
}

/** One that only says the title again tells nothing. */
function summaryOf({ summary, title }: ListedLink): SafeHtml {
  return summary === '' || summary === title ? EMPTY : html`<span class="item-summary">${summary}</span>`;
}

/** Columns as a list of links. */
export function columnList(columns: readonly Column[]): SafeHtml {
  return html`<ul class="columns">
${columns.map((column) => html`<li><a href="${column.href}">${column.name}</a></li>\n`)}</ul>
`;
}

/** Columns with those right below them, a line for each; one without any says what it holds when `explained`. */
export function columnDirectory(columns: readonly Column[], options: { explained: boolean }): SafeHtml {
  return html`<ul class="directory">
${columns.map(
  (column) =>
    html`<li><a href="${column.href}">${column.name}</a>${
      column.children.length === 0
        ? note(options.explained ? column.description : '')
        : html`<ul>
${column.children.map((child) => html`<li><a href="${child.href}">${child.name}</a></li>\n`)}</ul>
`
    }</li>\n`,
)}</ul>
`;
}

function note(text: string): SafeHtml {
  return text === '' ? EMPTY : html`<span class="directory-note">${text}</span>`;
}

/** Where the page stands: site, agency, columns; `here` is the page itself when it is not the last column. */
export function breadcrumb(agency: AgencyFrame, trail: readonly Column[], here: string | null): SafeHtml {
  const last = here === null ? trail.at(-1) : undefined;
  return html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li><a href="${agencyHref(agency.slug)}">${agency.shortName}</a></li>
${trail.map((column) =>
  column === last
    ? html`<li aria-current="page">${column.name}</li>\n`
    : html`<li><a href="${column.href}">${column.name}</a></li>\n`,
)}${here === null ? EMPTY : html`<li aria-current="page">${here}</li>\n`}</ol></nav>
`;
}

/** A telephone number that a phone can dial when it is one. */
export function phoneLink(phone: string): SafeHtml {
  const digits = phone.replace(/[^\d+]/g, '');
  if (!/^\+?\d{5,15}$/.test(digits) || /[^\d+()（）\s-]/.test(phone)) return html`${phone}`;
  return html`<a class="phone" href="tel:${digits}">${phone}</a>`;
}

/** A row of a definition list; nothing when there is nothing to say. */
export function fact(name: string, value: SafeHtml | string): SafeHtml {
  if (value === '' || value === EMPTY) return EMPTY;
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;
}

/** Who is responsible at the agency and how to reach it; in the guide with the office that sees to disclosure. */
export function contactFacts(
  agency: AgencyFrame,
  { disclosureOffice }: Pick<ApplyGuide, 'disclosureOffice'> = { disclosureOffice: '' },
): SafeHtml {
  return html`<dl class="facts facts-single">
${fact('机关名称', agency.name)}${fact('政府信息公开工作机构', disclosureOffice)}${fact('办公地址', agency.address)}${fact('邮政编码', agency.postcode)}${fact(
    '办公时间',
    agency.officeHours,
  )}${fact('联系电话', agency.phone === '' ? '' : phoneLink(agency.phone))}${fact('传真', agency.fax)}${fact(
    '电子邮箱',
    agency.email === '' ? '' : html`<a href="mailto:${agency.email}">${agency.email}</a>`,
  )}</dl>
`;
}
