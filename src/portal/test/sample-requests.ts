import { applicantPage, describePage, helpedPage } from '../requests/apply-page.ts';
import {
  type ApplyValues,
  EMPTY_APPLICATION,
  checkApplicant,
  checkDescription,
} from '../requests/apply-fields.ts';
import { applyGuidePage } from '../requests/apply-guide-page.ts';
import { receiptPage } from '../requests/receipt-page.ts';
import type {
  AskedOnPage,
  StatusForm,
  StatusForms,
  StatusPage,
  Suggestion,
} from '../requests/request-model.ts';
import { statusPage } from '../requests/status-page.ts';
import { NO_SUCH_REQUEST, statusQueryPage } from '../requests/status-query-page.ts';
import { AGENCY, BARE_AGENCY, DOCUMENT, SITE } from './sample-site.ts';

/** A question against machines. */
export const ASKED: AskedOnPage = { token: 't1.aaaa.bbbb.cccc', question: '三加五等于几？', message: '' };

/** A whole application of an invented person. */
export const FILLED: ApplyValues = {
  ...EMPTY_APPLICATION,
  title: '石桥镇2025年农村公益性公墓收费标准',
  documentNumber: '石桥府发〔2025〕12号',
  features: '青石村<公墓>的"维护费"标准，包括2025年以前的旧标准。',
  name: '甄某',
  idNumber: '11010519491231002X',
  phone: '000-00000000',
};

/** Documents that may answer it. */
export const SUGGESTIONS: readonly Suggestion[] = [
  {
    id: 'a1',
    href: DOCUMENT.href,
    title: DOCUMENT.title,
    publishedOn: '2026-03-05',
    excerpt: '墓穴维护费每年20元，公共绿化免费……',
  },
  {
    id: 'a2',
    href: '/shiqiao/doc/2026/13.html',
    title: '2026年收费目录清单',
    publishedOn: '2026-02-01',
    excerpt: '',
  },
];

const CLOSED_FORMS: StatusForms = {
  clarify: null,
  reasons: null,
  message: null,
  withdraw: null,
  satisfaction: null,
  publish: null,
};

function form(asked: readonly string[] = [], until: string | null = null): StatusForm {
  return { token: 't1.aaaa.bbbb.cccc', asked, until };
}

/** A request on its way that waits for 补正. */
export const STATUS: StatusPage = {
  number: '石桥镇-2026-0007',
  subject: FILLED.title,
  submittedOn: '2026-03-02',
  receivedOn: '2026-03-03',
  now: '申请的内容还不够明确，请您补正。',
  steps: [
    { name: '登记', state: 'done', on: '2026-03-03' },
    { name: '审查', state: 'current', on: null },
    { name: '检索、研究', state: 'ahead', on: null },
    { name: '答复', state: 'ahead', on: null },
  ],
  deadline: {
    on: '2026-03-31',
    originally: '2026-03-30',
    why: ['收到申请之日是2026年3月3日，期限自次日起计算20个工作日（条例第33条）。'],
    paused: '正在等候您补正；收到补正之日起，期限重新计算（条例第30条、第33条）。',
  },
  events: [
    { on: '2026-03-02', words: '您在网上提交了申请。' },
    { on: '2026-03-03', words: '工作人员与您确认收到申请。' },
  ],
  files: [
    {
      href: '/apply/status/files/f1',
      name: '补正告知书.pdf',
      extension: 'pdf',
      bytes: 183_000,
      on: '2026-03-05',
    },
  ],
  forms: {
    ...CLOSED_FORMS,
    clarify: form(['“旧标准”指哪一年的标准？请写明年份。'], '2026-03-26'),
    withdraw: form(),
  },
  notice: '',
  refused: null,
  clarifyingRestarts: true,
  satisfaction: null,
};

/** Pages of information requests in their ordinary and their extreme forms, by name. */
export function sampleRequestPages(): readonly (readonly [string, string])[] {
  const organisation: ApplyValues = {
    ...EMPTY_APPLICATION,
    applicant: 'organisation',
    uscc: '1',
    agentPhone: '1',
  };
  const empty: ApplyValues = { ...EMPTY_APPLICATION, applicant: '', supply: 'paper' };
  const guide = {
    disclosureOffice: '党政综合办公室',
    reviewAuthority: '云溪区人民政府',
    court: '云溪区人民法院',
    open: true,
  };
  const bare = { disclosureOffice: '', reviewAuthority: '', court: '', open: true };
  return [
    ['apply-guide', applyGuidePage(SITE, AGENCY, guide)],
    ['apply-guide-bare', applyGuidePage(SITE, BARE_AGENCY, bare)],
    ['apply-guide-closed', applyGuidePage(SITE, AGENCY, { ...guide, open: false })],
    ['apply-describe', describePage(SITE, AGENCY, { values: EMPTY_APPLICATION, errors: {} })],
    [
      'apply-describe-wrong',
      describePage(SITE, BARE_AGENCY, { values: empty, errors: checkDescription(empty) }),
    ],
    [
      'apply-applicant',
      applicantPage(SITE, AGENCY, {
        values: FILLED,
        errors: {},
        suggestions: SUGGESTIONS,
        keptFiles: [{ field: 'proof', name: '身份证.jpg', token: 't1.a.b.c' }],
        asked: ASKED,
      }),
    ],
    [
      'apply-applicant-wrong',
      applicantPage(SITE, AGENCY, {
        values: organisation,
        errors: checkApplicant(organisation, { proof: false, authorisation: false }),
        suggestions: [],
        keptFiles: [],
        asked: { ...ASKED, message: '回答不对。请看清下面的新问题再回答。' },
      }),
    ],
    ['apply-helped', helpedPage(SITE, AGENCY, { href: DOCUMENT.href, title: DOCUMENT.title })],
    [
      'apply-receipt',
      receiptPage(SITE, AGENCY, {
        number: STATUS.number,
        code: '7KQ2-M0XD-94TB-1C1H',
        subject: FILLED.title,
        submittedOn: '2026-03-02',
        dates: [{ on: '2026-03-30', words: '当天确认收到的，最迟这一天答复' }],
      }),
    ],
    [
      'apply-status-query',
      statusQueryPage(SITE, { number: '', message: '', notice: '', unsent: '', asked: null }),
    ],
    [
      'apply-status-query-late',
      statusQueryPage(SITE, {
        number: '',
        message: '',
        notice: '查看的时间已过，请重新输入编号和查询码。',
        unsent: '“旧标准”指<2024年>的标准。',
        asked: null,
      }),
    ],
    [
      'apply-status-query-wrong',
      statusQueryPage(SITE, {
        number: '石桥镇-2026-0008',
        message: NO_SUCH_REQUEST,
        notice: '',
        unsent: '',
        asked: ASKED,
      }),
    ],
    ['apply-status', statusPage(SITE, AGENCY, STATUS)],
    [
      'apply-status-forms',
      statusPage(SITE, AGENCY, {
        ...STATUS,
        notice: '您的意见已经送达。',
        receivedOn: null,
        deadline: { on: '2026-03-30', originally: null, why: [], paused: '' },
        events: [],
        files: [],
        forms: {
          clarify: null,
          reasons: form(['您在本月提交了31份申请。'], '2026-03-20'),
          message: form(),
          withdraw: form(),
          satisfaction: form(),
          publish: form(),
        },
        refused: {
          form: 'message',
          errors: {
            'message-file': '文件是空的。请重新选择文件。',
          },
          typed: { 'message-text': '涉及<商业秘密>' },
        },
      }),
    ],
    [
      'apply-status-over',
      statusPage(SITE, AGENCY, {
        ...STATUS,
        deadline: null,
        forms: { ...CLOSED_FORMS, satisfaction: form(), publish: form() },
        satisfaction: 5,
      }),
    ],
  ];
}
