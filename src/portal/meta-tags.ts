import { BLOCKS, type Block } from '../law/catalogue/catalogue-node.ts';
import type { AgencyLink, Column, DocumentPage, SiteFrame } from './page-model.ts';
import { type SafeHtml, html } from './html.ts';
import { shownSummary } from './summary.ts';

/** The statutory tags of a page, in order: name and content. Those without content are left out. */
export type MetaTags = readonly (readonly [name: string, content: string])[];

/**
 * 栏目类型 (国办发〔2017〕47号, 栏目 of 信息发布): which of the prescribed types a block of the catalogue is.
 */
const COLUMN_TYPES: Readonly<Record<Block, string>> = {
  guide: '信息公开指南',
  institution: '文件资料',
  statutory: '信息公开目录',
  annualReports: '信息公开年报',
  requests: '依申请公开',
  dynamic: '政务动态',
};

/** The block that has this 栏目类型; null when none has. */
export function blockOfColumnType(type: string): Block | null {
  return BLOCKS.find((block) => COLUMN_TYPES[block] === type) ?? null;
}

/** 网站: on every page. */
export function siteTags(site: SiteFrame): MetaTags {
  return [
    ['SiteName', site.settings.siteName],
    ['SiteDomain', domainOf(site.siteUrl)],
    ['SiteIDCode', site.settings.identificationCode],
  ];
}

/** 栏目: on the pages of a column, and of the documents in it. */
export function columnTags(agency: AgencyLink, column: Column, trail: readonly Column[]): MetaTags {
  return [
    ['ColumnName', column.name],
    ['ColumnType', COLUMN_TYPES[column.block]],
    [
      'ColumnDescription',
      column.description === ''
        ? `${agency.name}依法公开的${column.name}`
        : `${agency.name}${column.name}：${column.description}`,
    ],
    [
      'ColumnKeywords',
      [...new Set([agency.shortName, ...trail.map((one) => one.name), column.name])].join(','),
    ],
  ];
}

/** 内容页: ArticleTitle, PubDate and ContentSource must be there. */
export function articleTags(site: SiteFrame, page: DocumentPage): MetaTags {
  return [
    ['ArticleTitle', page.title],
    [
      'PubDate',
      page.publicBefore === null ? minuteInShanghai(page.publishedAt) : `${page.publicBefore} 00:00`,
    ],
    ['ContentSource', page.contentSource === '' ? page.publisher : page.contentSource],
    ['Keywords', page.keywords.join(',')],
    ['Author', page.responsibleUnit === '' ? page.publisher : page.responsibleUnit],
    ['Description', shownSummary(page)],
    ['Url', site.siteUrl + page.href],
  ];
}

/** The tags as HTML. */
export function writeTags(tags: MetaTags): SafeHtml {
  return html`${tags.filter(([, content]) => content !== '').map(([name, content]) => html`<meta name="${name}" content="${content}">\n`)}`;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** 'YYYY-MM-DD HH:mm' in 北京时间. China has had no summer time since 1992. */
export function minuteInShanghai(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** 'YYYY-MM-DD' in 北京时间 */
export function dayOf(moment: Date): string {
  return minuteInShanghai(moment).slice(0, 10);
}

function domainOf(siteUrl: string): string {
  return siteUrl.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/s, '');
}
