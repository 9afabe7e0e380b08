import { expect, type Page } from '@playwright/test';
import { BUREAU, TOWN } from './people.ts';

/** A page as the demo shows it. */
export interface View {
  readonly name: string;
  readonly path: string;
  /** What must be there before the page counts as shown. */
  readonly shows: (page: Page) => Promise<void>;
}

/** Waits for a heading. */
export const heading =
  (name: string | RegExp) =>
  async (page: Page): Promise<void> =>
    expect(page.getByRole('heading', { name }).first()).toBeVisible();

/** Waits for a text. */
export const text =
  (part: string) =>
  async (page: Page): Promise<void> =>
    expect(page.getByText(part).first()).toBeVisible();

/** The main pages for everybody. */
export const PORTAL_VIEWS: readonly View[] = [
  { name: 'portal-home', path: '/', shows: heading(/公开/) },
  { name: 'portal-agency', path: '/sanjiao/', shows: heading(/三角镇/) },
  { name: 'portal-search', path: '/search?q=社会救助', shows: heading(/搜索|检索/) },
];

/** The main pages of the desk, by who looks at them. */
export const DESK_VIEWS: readonly (View & { readonly who: string })[] = [
  { who: TOWN.clerk, name: 'desk-todo', path: '/desk/', shows: heading('待办') },
  {
    who: TOWN.clerk,
    name: 'desk-documents',
    path: '/desk/documents',
    shows: async (page) => expect(page.getByRole('row').nth(5)).toBeVisible(),
  },
  { who: TOWN.clerk, name: 'desk-imports', path: '/desk/documents/imports', shows: heading('新的导入') },
  {
    who: TOWN.clerk,
    name: 'desk-catalogue',
    path: '/desk/catalogue',
    shows: async (page) => expect(page.getByText('法定主动公开内容').first()).toBeVisible(),
  },
  { who: TOWN.clerk, name: 'desk-registers', path: '/desk/registers', shows: heading('登记簿') },
  {
    who: BUREAU.clerk,
    name: 'desk-register',
    path: '/desk/registers/requests',
    shows: async (page) => expect(page.getByRole('row').nth(5)).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-letters',
    path: '/desk/letters',
    shows: async (page) => expect(page.getByRole('button', { name: '延期答复告知书' })).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-fees',
    path: '/desk/requests/fees',
    shows: async (page) => expect(page.getByText('收取金额')).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-requests',
    path: '/desk/requests',
    shows: async (page) => expect(page.getByRole('tab', { name: /在办/ })).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-requests-calendar',
    path: '/desk/requests?view=calendar',
    shows: heading(/到期的申请/),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-requests-figures',
    path: '/desk/requests?view=statistics',
    shows: heading('办理情况统计'),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-request-new',
    path: '/desk/requests/new',
    shows: async (page) => expect(page.getByLabel('申请内容（照录申请表，一行一项）')).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-request-settings',
    path: '/desk/requests/settings',
    shows: heading(/放假安排/),
  },
  { who: TOWN.clerk, name: 'desk-reports', path: '/desk/reports', shows: heading('年度报告') },
  { who: 'sysadmin', name: 'desk-agencies', path: '/desk/agencies', shows: heading('机构') },
  { who: 'sysadmin', name: 'desk-people', path: '/desk/people', shows: heading(/人员/) },
  { who: TOWN.publisher, name: 'desk-site', path: '/desk/site', shows: heading('公开网站') },
  ...tabs('desk-obligations', '/desk/obligations', {
    register: text('村务公开'),
    late: text('其中逾期公开'),
    work: text('耕地地力保护补贴'),
    items: text('登记发生'),
    reminders: text('提醒'),
  }),
  {
    who: TOWN.publisher,
    name: 'desk-obligations-coverage',
    path: '/desk/obligations?view=coverage&year=2024',
    shows: text('2024年各月到期的公开义务'),
  },
  ...tabs('desk-upkeep', '/desk/upkeep', {
    ceasing: text('公示期已满'),
    undisclosed: heading('动态调整'),
    expiring: heading('动态调整'),
    interpretations: heading('动态调整'),
    coordination: heading('动态调整'),
    terms: heading('动态调整'),
  }),
  ...tabs('desk-channels', '/desk/channels', {
    postings: text('公开栏'),
    boards: text('公开栏'),
    wechat: heading('公开渠道'),
    cms: heading('公开渠道'),
    accounts: text('秀美三角'),
    deliveries: heading('公开渠道'),
    screen: heading('公开渠道'),
    records: heading('公开渠道'),
    connections: heading('公开渠道'),
  }),
  ...tabs('desk-quality', '/desk/quality', {
    site: heading('内容质量'),
    links: heading('内容质量'),
    words: heading('内容质量'),
    masking: heading('内容质量'),
    figures: heading('内容质量'),
  }),
  { who: TOWN.publisher, name: 'desk-inspection', path: '/desk/inspection', shows: heading('网站检查') },
  { who: TOWN.publisher, name: 'desk-feedback', path: '/desk/feedback', shows: heading('网页纠错') },
  {
    who: 'auditadmin',
    name: 'desk-audit',
    path: '/desk/audit',
    shows: async (page) => expect(page.getByRole('row').nth(5)).toBeVisible(),
  },
];

/** Each tab of a page, by its name in the address. */
function tabs(
  name: string,
  path: string,
  shows: Readonly<Record<string, View['shows']>>,
): (View & { readonly who: string })[] {
  return Object.entries(shows).map(([tab, waits]) => ({
    who: TOWN.publisher,
    name: `${name}-${tab}`,
    path: `${path}?view=${tab}`,
    shows: waits,
  }));
}
