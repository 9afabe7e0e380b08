import { sampleChecks } from './sample-checks.ts';
import { sampleFeedback } from './sample-feedback.ts';
import { writeHtmlFragment } from '../../files/html-writer.ts';
import { sanitiseHtml } from '../../files/sanitise-html.ts';
import { distinctTables, sampleReport } from '../../files/test/sample-report.ts';
import { accessibilityPage } from '../accessibility-page.ts';
import { agencyHomePage } from '../agency-home-page.ts';
import { cataloguePage } from '../catalogue-page.ts';
import { columnPage } from '../column-page.ts';
import { notFoundPage } from '../not-found-page.ts';
import type {
  AgencyFrame,
  AgencyItemLink,
  AgencyWithColumns,
  Column,
  ColumnPage,
  ListedLink,
  SiteFrame,
} from '../page-model.ts';
import { documentHref } from '../paths.ts';
import { reportListPage } from '../report-list-page.ts';
import type { SearchPage } from '../search-model.ts';
import { searchPage } from '../search-page.ts';
import { siteHomePage } from '../site-home-page.ts';
import { siteMapPage } from '../site-map-page.ts';
import { withdrawnPage } from '../withdrawn-page.ts';
import {
  AGENCY,
  BARE_AGENCY,
  BARE_DOCUMENT,
  DOCUMENT,
  SITE,
  allColumns,
  sampleItem,
  trailTo,
} from './sample-site.ts';
import { wholePage } from './whole-page.ts';
import { sampleRequestPages } from './sample-requests.ts';

/** A query with hits. */
export const FOUND: SearchPage = {
  text: '公墓',
  agency: 'shiqiao',
  column: '',
  kind: '',
  year: '',
  validity: '',
  number: '',
  period: 'year',
  order: 'newest',
  page: 2,
  pages: 5,
  total: 1_000,
  more: true,
  corrected: null,
  whole: null,
  suggestions: [],
  choices: {
    agencies: [{ value: AGENCY.slug, label: AGENCY.name, count: null }],
    columns: [{ value: 'dynamic.news', label: '工作动态', count: null }],
    kinds: [{ value: 'normative', label: '行政规范性文件', count: 3 }],
    years: [{ value: '2026', label: '2026年', count: 3 }],
    validities: [{ value: 'repealed', label: '废止', count: 1 }],
  },
  hits: [
    {
      href: DOCUMENT.href,
      title: [
        { text: '石桥镇农村公益性', marked: false },
        { text: '公墓', marked: true },
        { text: '管理办法', marked: false },
      ],
      excerpt: [
        { text: '…本办法所称农村公益性', marked: false },
        { text: '公墓', marked: true },
        { text: '，是指为本镇村民提供安葬服务的公共设施。', marked: false },
      ],
      agencyName: AGENCY.name,
      publishedOn: '2026-03-05',
      documentNumber: DOCUMENT.documentNumber,
      indexNumber: DOCUMENT.indexNumber,
      agencySlug: AGENCY.slug,
      kind: 'normative',
      validity: '废止',
      isInForce: false,
      exact: true,
      attachment: {
        name: '公墓分布表.xlsx',
        href: '/files/shiqiao/2026/1/a.xlsx',
        excerpt: [
          { text: '石桥村', marked: false },
          { text: '公墓', marked: true },
        ],
      },
    },
  ],
};

const UNASKED: SearchPage = {
  ...FOUND,
  text: '',
  agency: '',
  period: 'any',
  order: 'relevance',
  page: 1,
  pages: 0,
  total: null,
  more: false,
  hits: [],
};

function column(key: string, over: Partial<ColumnPage> = {}): string {
  const trail = trailTo(key);
  const last = trail.at(-1);
  if (last === undefined) throw new Error(`no column ${key}`);
  return columnPage(SITE, AGENCY, {
    trail,
    column: last,
    items: [],
    number: null,
    older: null,
    newer: null,
    reportLists: [],
    validityKey: null,
    ...over,
  });
}

/** The list of a year; for each agency whether its report is public. */
function reportList(areThere: readonly boolean[]): string {
  const trail = trailTo('annual-reports');
  const last = trail.at(-1);
  if (last === undefined) throw new Error('no column annual-reports');
  return reportListPage(SITE, AGENCY, {
    trail,
    column: last,
    year: 2025,
    agencies: areThere.map((isThere, at) => ({
      name: `云溪区第${at + 1}镇人民政府`,
      report: isThere
        ? {
            href: documentHref('shiqiao', 2026, at + 1),
            title: `云溪区第${at + 1}镇人民政府2025年政府信息公开工作年度报告`,
            publishedOn: '2026-01-20',
          }
        : null,
    })),
  });
}

function items(count: number, over: Partial<ListedLink> = {}): ListedLink[] {
  return Array.from({ length: count }, (_, at) => sampleItem(count - at, over));
}

function topColumn(agency: AgencyFrame, key: string): Column | null {
  return agency.columns.length === 0 ? null : (trailTo(key).at(-1) ?? null);
}

function agencyHome(agency: AgencyFrame, count: number): string {
  return agencyHomePage(SITE, agency, {
    banner: count === 0 ? null : { text: '网站将于今晚维护。', href: '', level: 'notice' },
    news: { column: topColumn(agency, 'dynamic.news'), items: items(count) },
    notices: { column: topColumn(agency, 'dynamic.notices'), items: items(count, { kind: 'notice' }) },
    policies: {
      column: topColumn(agency, 'statutory.art20-1'),
      items: items(Math.min(count, 5), { kind: 'normative', validity: '废止' }),
    },
    keyAreas: {
      column: topColumn(agency, 'statutory.key-areas'),
      items: items(Math.min(count, 5), { kind: 'keyArea' }),
    },
    annualReports: {
      column: topColumn(agency, 'annual-reports'),
      items: items(Math.min(count, 3), {
        kind: 'annualReport',
        title: '石桥镇人民政府2025年政府信息公开工作年度报告',
      }),
    },
  });
}

const NUMBERED: Partial<ListedLink> = {
  kind: 'normative',
  documentNumber: '石桥府发〔2026〕5号',
  indexNumber: DOCUMENT.indexNumber,
};

const SITE_WITHOUT_ANYTHING: SiteFrame = {
  ...SITE,
  agencies: [],
  settings: {
    siteName: '政府信息公开网',
    identificationCode: '',
    icpNumber: '',
    policeNumber: '',
    sponsor: '',
    contact: '',
    reportErrorUrl: '',
    organMarkUrl: '',
  },
};

const AGENCIES: readonly AgencyWithColumns[] = SITE.agencies.map((one) => ({
  ...one,
  columns: one.slug === AGENCY.slug ? AGENCY.columns : [],
}));

function withAgency(list: readonly ListedLink[]): AgencyItemLink[] {
  return list.map((one, at) => ({ ...one, agency: SITE.agencies[at % 2] ?? AGENCY }));
}

/** An annual report as the sanitiser leaves it: its tables are the widest that a page has to bear. */
const REPORT_BODY = sanitiseHtml(writeHtmlFragment(sampleReport(distinctTables()), { titleLevel: 0 })).html;

/** Every kind of page in its ordinary and its extreme forms, by name. */
export function samplePages(): ReadonlyMap<string, string> {
  return new Map([
    [
      'site-home',
      siteHomePage(SITE, {
        banner: { text: '受暴雨影响，政务服务大厅今日暂停开放。', href: '/shiqiao/', level: 'urgent' },
        agencies: AGENCIES,
        latest: withAgency(items(6)),
        policies: withAgency(items(4, { kind: 'normative', validity: '有效' })),
      }),
    ],
    [
      'site-home-empty',
      siteHomePage(SITE_WITHOUT_ANYTHING, { banner: null, agencies: [], latest: [], policies: [] }),
    ],
    ...sampleFeedback(),
    ...sampleChecks(),
    ['site-map', siteMapPage(SITE, { agencies: AGENCIES })],
    ['agency-home', agencyHome(AGENCY, 7)],
    ['agency-home-bare', agencyHome(BARE_AGENCY, 0)],
    ['column-news', column('dynamic.news', { items: items(25), older: '/shiqiao/dynamic/news/page-3.html' })],
    [
      'column-page-3',
      column('dynamic.news', {
        items: items(20),
        number: 3,
        newer: '/shiqiao/dynamic/news/',
        older: '/shiqiao/dynamic/news/page-2.html',
      }),
    ],
    [
      'column-annual-reports',
      column('annual-reports', {
        items: items(1),
        reportLists: [{ year: 2025, href: '/shiqiao/annual-reports/all-2025.html' }],
      }),
    ],
    ['report-list', reportList([true, false])],
    ['report-list-empty', reportList([false])],
    ['report-list-whole', reportList([true])],
    [
      'column-normative',
      column('statutory.art20-1.normative', {
        validityKey: 'statutory.art20-1.normative',
        items: [
          sampleItem(2, { ...NUMBERED, validity: '有效' }),
          sampleItem(7, { ...NUMBERED, validity: '废止' }),
          sampleItem(12, { ...NUMBERED, validity: '已修改' }),
        ],
      }),
    ],
    ['column-group', column('statutory')],
    ['column-empty', column('statutory.art20-3')],
    ['column-requests', column('requests')],
    ['document', wholePage(SITE, AGENCY, DOCUMENT)],
    ['document-bare', wholePage(SITE, AGENCY, BARE_DOCUMENT)],
    [
      'document-report',
      wholePage(SITE, AGENCY, {
        ...DOCUMENT,
        trail: trailTo('annual-reports'),
        kind: 'annualReport',
        title: '石桥镇人民政府2025年政府信息公开工作年度报告',
        bodyHtml: REPORT_BODY,
      }),
    ],
    [
      'document-ended',
      wholePage(SITE, AGENCY, {
        ...DOCUMENT,
        validity: '废止',
        pendingApproval: true,
        publicityUntil: '2026-03-12',
        interprets: [sampleItem(12, NUMBERED)],
        changedBy: sampleItem(13, { ...NUMBERED, validity: '已修改' }),
      }),
    ],
    [
      'withdrawn',
      withdrawnPage(SITE, AGENCY, {
        href: BARE_DOCUMENT.href,
        trail: BARE_DOCUMENT.trail,
        title: BARE_DOCUMENT.title,
        indexNumber: DOCUMENT.indexNumber,
        publishedOn: '2026-03-05',
        withdrawnOn: '2026-03-20',
        notice: '因内容有误，本机关已撤下这条信息，更正后另行发布。',
        forGood: false,
        opening: null,
      }),
    ],
    [
      'catalogue',
      cataloguePage(SITE, AGENCY, {
        rows: allColumns().map((one, at) => ({
          ...one,
          count: one.column.takesDocuments ? at % 7 : 0,
          lastPublishedOn: one.column.takesDocuments && at % 7 > 0 ? '2026-03-05' : null,
        })),
      }),
    ],
    ['search', searchPage(SITE, FOUND)],
    ['search-unasked', searchPage(SITE, UNASKED)],
    [
      'search-corrected',
      searchPage(SITE, { ...FOUND, corrected: '公墓管理', suggestions: ['公墓', '公告'] }),
    ],
    ['search-loose', searchPage(SITE, { ...FOUND, whole: 3, column: 'dynamic.news' })],
    ['search-nothing', searchPage(SITE, { ...UNASKED, text: '不存在的事项', total: 0 })],
    [
      'search-nothing-limited',
      searchPage(SITE, { ...UNASKED, text: '不存在的事项', agency: 'shiqiao', period: 'month', total: 0 }),
    ],
    ['not-found', notFoundPage(SITE)],
    ['accessibility', accessibilityPage(SITE)],
    ...sampleRequestPages(),
  ]);
}
