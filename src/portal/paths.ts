import type { SearchAsked } from './search-model.ts';

/**
 * Addresses of the public site. They start with `/` and never change once something is published there
 * (国办发〔2017〕47号: addresses stay when a site is rebuilt). What a segment may hold is checked here, so that no
 * slug can lead out of the site's folder.
 */

/** `/` */
export const HOME = '/';
/** `/search` is answered by the program; all else is files. */
export const SEARCH = '/search';
/** The screen of a service hall, `/screen/{agency}`: answered by the program. */
export const SCREEN = '/screen';
/** 年报检查: anybody has a report read and checked. Answered by the program. */
export const REPORT_CHECK = '/report-check';
/** 网页纠错: what visitors report of pages. Answered by the program. */
export const FEEDBACK = '/feedback';
/** The answer to such a report, by its number and query code. */
export const FEEDBACK_STATUS = '/feedback/status';
/** 文字检查: anybody has a text proofread. Answered by the program. */
export const TEXT_CHECK = '/text-check';
/** 查询申请进度: number and query code. Answered by the program, as all addresses below it. */
export const REQUEST_STATUS = '/apply/status';
/** The request itself, for who has entered its number and query code. */
export const REQUEST_STATUS_VIEW = '/apply/status/view';
/** Takes what an applicant sends from there: 补正, opinions, reasons, withdrawal, satisfaction. */
export const REQUEST_STATUS_SEND = '/apply/status/send';
/** Ends the looking on this device. */
export const REQUEST_STATUS_LEAVE = '/apply/status/leave';
/** 无障碍与适老说明 */
export const ACCESSIBILITY = '/accessibility/';
/** 站点地图, for people */
export const SITE_MAP = '/sitemap/';
/** The page that web servers show when there is nothing at an address. */
export const NOT_FOUND = '/404.html';
/** The index of all sitemaps. */
export const SITEMAP_INDEX = '/sitemap.xml';
/** 开放数据: what there is for programs, and how to read it. */
export const OPEN_DATA = '/open-data/';
/** The description of all of it for programs (OpenAPI). */
export const OPEN_DATA_API = '/open-data/openapi.json';
/** Agencies on the site, as data. */
export const OPEN_DATA_SITE = '/open-data/site.json';
/** The colours that the site has for the time being. */
export const THEME = '/theme.css';
/** 紧急公告, for the script. */
export const BANNER = '/banner.json';
/** 公开日志: what was published and taken off, and how to check it. */
export const PUBLIC_LOG = '/log/';
/** The signed ends of days of the log. */
export const LOG_DAYS = '/log/days.json';
/** Tells robots what to read. */
export const ROBOTS = '/robots.txt';

/** First segments that an agency must not be called. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  '_sites',
  'accessibility',
  'admin',
  'api',
  'apply',
  'assets',
  'desk',
  'feedback',
  'files',
  'healthz',
  'log',
  'open-data',
  'report-check',
  'screen',
  'search',
  'sitemap',
  'text-check',
]);

/** Words that mean something where servers look slugs up: nobody is called by them. Their addresses belong to nobody. */
export const SERVER_WORDS: ReadonlySet<string> = new Set(['default', 'hostnames', 'include', 'volatile']);

/** Segments below an agency that none of its top columns may be called. */
export const RESERVED_COLUMN_SLUGS: ReadonlySet<string> = new Set(['apply', 'doc', 'catalogue']);

const SEGMENT = /^[a-z0-9][a-z0-9-]*$/;

/** `/screen/{agency}?…`: the newest of some columns for a screen in a hall. */
export function screenHref(agency: string, query: readonly (readonly [string, string])[]): string {
  const text = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
  return `${SCREEN}/${segment(agency)}${text === '' ? '' : `?${text}`}`;
}

/** `/{agency}/` */
export function agencyHref(agency: string): string {
  return `/${segment(agency)}/`;
}

/** `/{agency}/{column}/{column}/`: the slugs from the top of the catalogue to the column. */
export function columnHref(agency: string, slugs: readonly string[]): string {
  if (slugs.length === 0) throw new RangeError('a column has at least one slug');
  return `${agencyHref(agency)}${slugs.map(segment).join('/')}/`;
}

/** A page of a column: null is its first one, `index.html`. `column` is what `columnHref` returned. */
export function columnPageHref(column: string, page: number | null): string {
  return page === null ? column : `${column}page-${whole(page)}.html`;
}

/** `/{agency}/{column}/all-{yyyy}.html`: the annual reports of all agencies of a year. `column` is what `columnHref` returned. */
export function reportListHref(column: string, year: number): string {
  return `${column}all-${whole(year)}.html`;
}

/** `/{agency}/doc/{yyyy}/{number}.html`; `number` is the document's public number. */
export function documentHref(agency: string, year: number, publicNumber: number): string {
  return `${agencyHref(agency)}doc/${whole(year)}/${whole(publicNumber)}.html`;
}

/** The same document as data: `/{agency}/doc/{yyyy}/{number}.json`. `page` is what `documentHref` returned. */
export function documentDataHref(page: string): string {
  return page.replace(/\.html$/, '.json');
}

/** Where the files of a document lie: a folder of its own, so that they go with it. `page` is what `documentHref` returned. */
export function documentFilesHref(page: string): string {
  return `/files${page.replace('/doc/', '/').replace(/\.html$/, '')}`;
}

/** A page of a column as data; `column` is what `columnHref` returned. */
export function columnDataHref(column: string, page: number | null): string {
  return page === null ? `${column}index.json` : `${column}page-${whole(page)}.json`;
}

/** `/{agency}/agency.json`: the agency with its catalogue. */
export function agencyDataHref(agency: string): string {
  return `${agencyHref(agency)}agency.json`;
}

/** `/{agency}/catalogue/catalogue.csv` or `.xlsx` */
export function catalogueFileHref(agency: string, kind: 'csv' | 'xlsx'): string {
  return `${catalogueHref(agency)}catalogue.${kind}`;
}

/** `/{agency}/catalogue/documents.csv` or `.xlsx`: the documents of a year, one by one; answered by the program. */
export function documentTableHref(agency: string, kind: 'csv' | 'xlsx'): string {
  return `${catalogueHref(agency)}documents.${kind}`;
}

/** `/log/part-{k}.json`, k from 1. */
export function logPartHref(part: number): string {
  return `${PUBLIC_LOG}part-${whole(part)}.json`;
}

/** `/{agency}/catalogue/` */
export function catalogueHref(agency: string): string {
  return `${agencyHref(agency)}catalogue/`;
}

/** `/{agency}/apply/`: how to apply for information; a file like the rest. */
export function applyGuideHref(agency: string): string {
  return `${agencyHref(agency)}apply/`;
}

/** `/{agency}/apply/application-form.docx` or `.pdf`: the form to print; a file like the rest. */
export function applicationFormHref(agency: string, kind: 'docx' | 'pdf'): string {
  return `${applyGuideHref(agency)}application-form.${kind}`;
}

/** `/{agency}/apply/online`: the form to fill in; answered by the program. */
export function applyHref(agency: string): string {
  return `${applyGuideHref(agency)}online`;
}

/** `/{agency}/apply/receipt?form=…`: what the form with this identifier was answered with; by the program. */
export function receiptHref(agency: string, form: string): string {
  return `${applyGuideHref(agency)}receipt?form=${encodeURIComponent(form)}`;
}

/** `/apply/status/files/{id}`: a file of the request that is being looked at; by the program. */
export function requestFileHref(id: string): string {
  return `${REQUEST_STATUS}/files/${encodeURIComponent(id)}`;
}

/** `/{agency}/feed.xml` */
export function feedHref(agency: string): string {
  return `${agencyHref(agency)}feed.xml`;
}

/** `/sitemap-pages.xml`: pages of the site as a whole. */
export const SITEMAP_PAGES = '/sitemap-pages.xml';

/** `/{agency}/sitemap-pages.xml`: its home, its columns, whatever isn't a document. */
export function standingSitemapHref(agency: string): string {
  return `${agencyHref(agency)}sitemap-pages.xml`;
}

/** `/{agency}/sitemap-<k>.xml`, k from 1: its documents. */
export function sitemapHref(agency: string, k: number): string {
  return `${agencyHref(agency)}sitemap-${whole(k)}.xml`;
}

/** `/assets/site.<version>.css`, `.js` or `.svg` */
export function assetHref(version: string, kind: 'css' | 'js' | 'svg'): string {
  return `/assets/site.${version}.${kind}`;
}

/** `/search?q=…`, without what holds anyway. */
export function searchHref(query: Partial<SearchAsked> & { readonly text: string }): string {
  const wanted = new URLSearchParams();
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') wanted.set(name, value);
  };
  set('q', query.text);
  set('agency', query.agency);
  set('column', query.column);
  set('kind', query.kind);
  set('year', query.year);
  set('validity', query.validity);
  set('number', query.number);
  if (query.order === 'newest') set('order', query.order);
  if (query.period !== 'any') set('period', query.period);
  if (query.page !== undefined && query.page > 1) set('page', String(query.page));
  const text = wanted.toString();
  return text === '' ? SEARCH : `${SEARCH}?${text}`;
}

/** Where the page stands below the site's folder, without a slash in front: `/a/` is `a/index.html`. */
export function fileOf(href: string): string {
  const path = decodeURIComponent(href.replace(/[?#].*$/s, ''));
  if (!path.startsWith('/') || path.includes('\\') || path.includes('\0'))
    throw new RangeError(`not a path: ${href}`);
  const segments = path.slice(1).split('/');
  const folders = segments.slice(0, -1);
  if (folders.includes('') || segments.some((one) => one === '.' || one === '..')) {
    throw new RangeError(`not a path: ${href}`);
  }
  return segments.at(-1) === '' ? `${path.slice(1)}index.html` : path.slice(1);
}

/** The address of a page's file below the site's folder: `a/index.html` is at `/a/`. */
export function hrefOfFile(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
}

const NAME_BYTES = 180;

/**
 * A file's name that every system takes: no separators, no control characters, not hidden, and short enough; the
 * ending stays.
 */
export function fileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 6 ? clean.slice(dot) : '';
  let stem = ending === '' ? clean : clean.slice(0, dot);
  while (Buffer.byteLength(stem) > NAME_BYTES) stem = [...stem].slice(0, -1).join('');
  return stem === '' ? `file${ending}` : `${stem}${ending}`;
}

function segment(slug: string): string {
  if (!SEGMENT.test(slug)) throw new RangeError(`not a slug: ${slug}`);
  return slug;
}

function whole(number: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`not a number of a page: ${number}`);
  return String(number);
}
