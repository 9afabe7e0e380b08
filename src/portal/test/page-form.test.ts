import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PAGE_FORM } from '../layout.ts';
import { redirectPage } from '../redirect-page.ts';
import { withdrawnPage } from '../withdrawn-page.ts';
import { BARE_AGENCY, BARE_DOCUMENT, DOCUMENT, SITE, sampleItem } from './sample-site.ts';
import { wholePage } from './whole-page.ts';

/** No column of the catalogue: what law calls those may change without the pages. */
const TRAIL = [
  {
    name: '甲栏目',
    href: '/shiqiao/a/',
    block: 'dynamic',
    takesDocuments: true,
    law: '',
    description: '',
    children: [],
  },
] as const;

/** Of each form what the sample pages are: whoever changes them adds the next form and leaves the others alone. */
const FORMS: Readonly<Record<number, string>> = {
  1: 'c177a566fce0dd3c',
  2: '6a863da2ef588019',
  3: '4344ba9b143fedd2',
  4: '0dc27b3876a09a97',
  5: '67f1f661f161fce6',
};

test('a change of what documents’ pages look like raises the form that they say they have', () => {
  const agency = { ...BARE_AGENCY, phone: '000-12345678' };
  const withdrawn = {
    href: DOCUMENT.href,
    trail: TRAIL,
    title: '撤下的消息',
    indexNumber: 'INDEX/1',
    publishedOn: '2026-03-05',
    withdrawnOn: '2026-03-06',
    notice: '内容有误。',
    forGood: false,
    opening: null,
  };
  const pages = [
    wholePage(SITE, agency, { ...DOCUMENT, trail: TRAIL }),
    wholePage(SITE, agency, { ...BARE_DOCUMENT, trail: TRAIL }),
    wholePage(SITE, agency, {
      ...DOCUMENT,
      trail: TRAIL,
      validity: '失效',
      pendingApproval: true,
      publicityUntil: '2026-04-01',
      publicBefore: '2019-03-05',
      interprets: [sampleItem(2, { validity: '废止' })],
      changedBy: sampleItem(4, { documentNumber: '甲〔2026〕2号', validity: '有效' }),
    }),
    withdrawnPage(SITE, agency, withdrawn),
    withdrawnPage(SITE, BARE_AGENCY, { ...withdrawn, title: '', notice: '', forGood: true }),
    redirectPage(SITE, DOCUMENT.href, null),
    withdrawnPage(SITE, agency, { ...withdrawn, opening: { seq: 12, salt: 'ab' } }),
    redirectPage(SITE, DOCUMENT.href, { seq: 12, salt: 'ab' }),
  ];
  const form = createHash('sha256').update(pages.join('\n')).digest('hex').slice(0, 16);
  expect(form).toBe(FORMS[PAGE_FORM]);
});
