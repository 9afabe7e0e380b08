import { describe, expect, test } from 'vitest';
import { readReportOf } from '../test/read-reports.ts';
import { type CheckedReport, ofReadReport } from './checked-report.ts';
import { type Clause, clausesWithScope } from './stated-scope.ts';

const TOWN: CheckedReport = {
  ...ofReadReport(readReportOf()),
  level: 'township',
  agencyName: '示范区青禾镇人民政府',
  year: 2024,
};
const clausesOf = (text: string, report: Partial<CheckedReport> = {}, where = 'part:1'): Clause[] =>
  clausesWithScope(text, where, { ...TOWN, ...report });
const last = (text: string, report: Partial<CheckedReport> = {}): Clause => {
  const clause = clausesOf(text, report).at(-1);
  if (clause === undefined) throw new Error('no clause');
  return clause;
};

describe('the heading under which a clause stands', () => {
  test.each<[string, string]>([
    ['（二）依申请公开情况。收到3件。', '依申请公开情况\n'],
    ['（十二）依申请公开情况：收到3件。', '依申请公开情况\n'],
    ['(二)依申请公开情况；收到3件。', '依申请公开情况\n'],
    ['  12. 依申请公开情况。收到3件。', '依申请公开情况\n'],
    ['3、 依申请公开情况。收到3件。', '依申请公开情况\n'],
    ['依申请公开情况\n收到3件。', '依申请公开情况\n'],
    [`  ${'甲'.repeat(24)}  \n收到3件。`, `  ${'甲'.repeat(24)}  \n`],
    [`${'甲'.repeat(25)}\n收到3件。`, '\n'],
    ['依申请公开12 件\n收到3件。', '\n'],
    ['依申请公开12件\n收到3件。', '\n'],
    ['见（二）依申请公开情况。收到3件。', '\n'],
    ['（二）收件。收到3件。', '\n'],
    ['（二）依申请公开情况，收到3件。', '\n'],
    ['（二）依申请公开2项情况。收到3件。', '\n'],
  ])('of %j', (text, heading) => {
    expect(last(text).context.startsWith(heading)).toBe(true);
  });

  test('goes on for the paragraphs below it, and part three is about requests without one', () => {
    const [, , third] = clausesOf('（二）依申请公开情况。一是登记。\n收到3件。');
    expect(third?.context).toBe('依申请公开情况\n');
    expect(clausesOf('收到3件。', {}, 'part:3')[0]?.context).toBe('政府信息公开申请\n');
    expect(clausesOf('收到3件。')[0]?.context).toBe('\n');
  });

  test('is no clause itself, and the paragraph before a sentence is kept in part', () => {
    expect(clausesOf('依申请公开情况\n收到3件').map(({ text }) => text)).toEqual(['收到3件']);
    const long = `${'一'.repeat(1_500)}。${'二'.repeat(1_500)}。收到3件。`;
    expect(last(long).context).toBe(`\n${'一'.repeat(498)}。${'二'.repeat(1_500)}。`);
  });
});

describe('a clause', () => {
  test('knows its sentence, which is no longer than a sentence is', () => {
    const [first, second] = clausesOf('收到3件，办结2件；其余在办。');
    expect(first).toMatchObject({
      text: '收到3件',
      before: '',
      after: '，办结2件',
      sentence: '收到3件，办结2件',
    });
    expect(second).toMatchObject({ before: '收到3件，', after: '' });
    const exact = `${'甲'.repeat(991)}，收到3件，再办结。`;
    expect(last(exact).sentence).toHaveLength(1_000);
    const [, middle] = clausesOf(`${'甲'.repeat(1_200)}，收到3件，${'乙'.repeat(1_200)}`);
    expect(middle?.before).toBe(`${'甲'.repeat(999)}，`);
    expect(middle?.after).toBe(`，${'乙'.repeat(999)}`);
    expect(middle?.sentence).toBe(`${middle?.before}收到3件${middle?.after}`);
  });

  test('names everybody in its own words, and nothing ends it there', () => {
    const text = '收到公民、法人或者其他组织申请3件，办结公民、法人和其他组织申请2件';
    const [first, second] = clausesOf(text);
    expect(first?.text).toBe('收到公民、法人或者其他组织申请3件');
    expect(second?.text).toBe('办结公民、法人和其他组织申请2件');
    expect(second?.before).toBe('收到公民、法人或者其他组织申请3件，');
    expect(first?.sentence).toBe(text);
  });
});

describe('the year of a clause', () => {
  test.each<[string, boolean, Partial<CheckedReport>?]>([
    ['2024年收到3件', true],
    ['2023年收到3件', false],
    ['2023年收到3件', true, { year: null }],
    ['去年收到3件', false],
    ['上年收到3件', false],
    ['上一年收到3件', false],
    ['前年收到3件', false],
    ['上年结转3件', true],
    ['上年度结转3件', true],
    ['2023年未办结3件', true],
    ['同期收到3件', false],
    ['同期办结3件', true],
    ['今年收到3件', true],
    ['2023年以来，2024年收到3件', true],
    ['第一季度收到3件', false],
    ['近三年收到3件', false],
    ['较2023年的3件', false],
    ['较2023年的12件，收到3件', true],
    ['2023年收到2件，收到3件', false],
    ['结转至2025年3件', true],
  ])('%s: its own %s', (text, isOwn, report) => {
    expect(last(text, report).isOwnYear).toBe(isOwn);
  });

  test.each<[string, string, Partial<CheckedReport>?]>([
    ['2023年度结转3件', '上年结转3件'],
    ['结转至2025年3件', '结转至下年3件'],
    ['转入2025年度3件', '转入下年3件'],
    ['2025年收到3件', '2025年收到3件'],
    ['2022年结转3件', '2022年结转3件'],
    ['2023年结转3件', '2023年结转3件', { year: null }],
  ])('%s is, in plain words, %s', (text, plain, report) => {
    expect(last(text, report).plain).toBe(plain);
  });
});

describe('whose a clause is', () => {
  const unknown = (agencyName: string | null): Partial<CheckedReport> => ({ level: null, agencyName });
  const BUREAU = { level: 'department', agencyName: '示范区民政局' } as const;
  test.each<[string, boolean, Partial<CheckedReport>?]>([
    ['我镇收到3件', true],
    ['全区收到3件', false],
    ['全区收到120件，其中我镇收到3件', true],
    ['全区收到120件，本镇收到3件', true],
    ['全区收到120件，属于我镇的3件', false],
    ['全区收到120件，办结3件', false],
    ['区公安局收到3件', false],
    ['区民政局收到3件', true, BUREAU],
    ['区公安局收到3件', false, BUREAU],
    ['区公安局收到3件', false, { level: 'department', agencyName: null }],
    ['区公安局收到3件', false, { level: 'department', agencyName: '' }],
    ['全区收到3件', true, { level: 'district' }],
    ['区政府办公室收到3件', false, { level: 'district' }],
    ['市本级收到3件', false, { level: 'city' }],
    ['全市收到3件', true, { level: 'city' }],
    ['省本级收到3件', false, { level: 'province' }],
    ['全省收到3件', true, { level: 'province' }],
    ['全市收到3件', true, unknown('示范市人民政府')],
    ['市本级收到3件', false, unknown('示范市人民政府')],
    ['全区收到3件', false, unknown('示范区人民政府')],
    ['区本级收到3件', false, unknown('示范区人民政府')],
    ['收到3件', true, unknown(null)],
    ['全市收到3件', false, { level: 'township', agencyName: '示范市人民政府' }],
  ])('%s: its own %s', (text, isOwn, report) => {
    expect(last(text, report).isOwnAgency).toBe(isOwn);
  });
});
