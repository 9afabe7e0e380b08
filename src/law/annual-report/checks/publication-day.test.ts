import { describe, expect, test } from 'vitest';
import type { ReadReport } from '../reading/read-report.ts';
import type { Finding } from '../findings.ts';
import { ownReportOf } from '../test/own-reports.ts';
import { FULL_YEAR, GOOD_PARTS, readReportOf, withPart } from '../test/read-reports.ts';
import { type ReadContext, checkReadReport } from '../validate.ts';
import { ofAnnualReport } from './checked-report.ts';
import { checkPublication } from './publication-day.ts';

const found = (report: ReadReport, context: ReadContext = {}): string[] =>
  checkReadReport(report, context)
    .filter(({ rule }) => rule === 'AR-PUB-1')
    .map(({ severity, where, quote }) => `${severity} ${where} ${quote}`);
const signed = (...lines: string[]): ReadReport =>
  withPart(6, [GOOD_PARTS[5], ...lines].join('\n'), { publishedOn: null });
const opened = (line: string): ReadReport =>
  readReportOf({ opening: `${line}\n${readReportOf().opening}`, publishedOn: null });
const DISTRICT = { agency: { name: '示范市青山区人民政府' } };

describe('a day of signature or publication that can’t be right is found', () => {
  test.each<[string, ReadReport, string]>([
    ['late signature', signed('示范区青禾镇人民政府', '2025年2月3日'), 'error part:6 2025年2月3日'],
    [
      'below blank lines',
      signed('', '', '　2025年2月3日　', '', '', '', '', ''),
      'error part:6 2025年2月3日',
    ],
    ['behind the name', signed('示范区青禾镇人民政府　2025年2月3日'), 'error part:6 2025年2月3日'],
    ['in Chinese', signed('二〇二五年三月二十一日'), 'error part:6 二〇二五年三月二十一日'],
    ['a year late', signed('2026年1月20日'), 'error part:6 2026年1月20日'],
    ['before the year’s end', signed('2024年12月15日'), 'error part:6 2024年12月15日'],
    ['on its last day', signed('2024年12月31日'), 'warning part:6 2024年12月31日'],
    ['of the report’s year', signed('2024年1月15日'), 'error part:6 2024年1月15日'],
    ['no such day', signed('2025年1月32日'), 'error part:6 2025年1月32日'],
    ['no such month', signed('2025年13月5日'), 'error part:6 2025年13月5日'],
    ['a page’s day', opened('发布时间：2024-01-15　来源：青禾镇'), 'error part:0 2024-01-15'],
    ['a page’s late day', opened('发布日期：2025年2月3日'), 'error part:0 2025年2月3日'],
    ['no such day of a page', opened('发布日期：2025-02-30'), 'error part:0 2025-02-30'],
    ...['公布日期', '公开时间', '发文日期', '成文日期', '生成日期', '印发时间'].map(
      (name): [string, ReadReport, string] => [
        `a page’s ${name}`,
        opened(`${name}：2025/2/3`),
        'error part:0 2025/2/3',
      ],
    ),
    ['a file’s day', readReportOf({ publishedOn: '2024-11-05' }), 'warning report 2024-11-05'],
  ])('%s', (_name, report, expected) => {
    expect(found(report)).toEqual([expected]);
  });

  test('a signature later than the publication', () => {
    const report = withPart(6, `${GOOD_PARTS[5] ?? ''}\n2025年1月25日`, { publishedOn: '2025-01-20' });
    expect(found(report)).toEqual(['warning part:6 2025年1月25日']);
  });

  test('one day said twice is told once', () => {
    const report = { ...opened('发布日期：2025年2月3日'), publishedOn: '2025-02-03' };
    expect(found(report)).toEqual(['error report 2025-02-03']);
  });
});

test('a day that stands lines above the end is no signature', () => {
  expect(found(signed('2025年2月3日', '甲。', '乙。', '丙。', '丁。'))).toEqual([]);
  expect(found(signed('2025年2月3日', '甲。', '乙。', '丙。'))).toEqual(['error part:6 2025年2月3日']);
});

test('a day that the calendar hasn’t is told as such', () => {
  const messages = checkReadReport(signed('2025年1月32日')).flatMap(({ rule, message }) =>
    rule === 'AR-PUB-1' ? [message] : [],
  );
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('不是日历上有的日期');
});

describe('a right day is left alone', () => {
  test.each<[string, ReadReport, ReadContext?]>([
    ['in time', signed('示范区青禾镇人民政府', '2025年1月31日')],
    ['in Chinese', signed('二○二五年一月二十日')],
    ['of a district', signed('2025年2月20日'), DISTRICT],
    ['before it was published', withPart(6, `${GOOD_PARTS[5] ?? ''}\n2025年1月15日`)],
    ['a day within the text', signed('2025年3月5日前完成整改。')],
    ['a day of the text alone', withPart(5, `${GOOD_PARTS[4] ?? ''}\n2025年3月5日`)],
    ['a limit that is known', signed('2025年2月3日'), { agency: { dueOn: '2025-02-10' } }],
  ])('%s', (_name, report, context) => {
    expect(found(report, context)).toEqual([]);
  });
});

describe('the day on which a report became public', () => {
  const on = (publishedOn: string | null, context: ReadContext = {}): string[] =>
    found(readReportOf({ publishedOn }), context);

  test.each<[string | null, ReadContext, string[]]>([
    [null, {}, []],
    ['2025-01-31', {}, []],
    ['2025-02-01', {}, ['error report 2025-02-01']],
    ['2025-07-30', {}, ['error report 2025-07-30']],
    ['2025-07-31', {}, ['warning report 2025-07-31']],
    ['2025-02-20', DISTRICT, []],
    ['2025-02-21', DISTRICT, ['error report 2025-02-21']],
    ['2025-03-31', { agency: { name: '示范市人民政府' } }, []],
    ['2025-01-20', { agency: { dueOn: '2025-01-19' } }, ['error report 2025-01-20']],
    ['2025-01-01', {}, []],
    ['2024-12-31', {}, ['warning report 2024-12-31']],
  ])('%s', (day, context, expected) => {
    expect(on(day, context)).toEqual(expected);
  });

  test('the messages name the day and the limit', () => {
    const messageOf = (report: ReadReport): string | undefined =>
      checkReadReport(report).find(({ rule }) => rule === 'AR-PUB-1')?.message;
    expect(messageOf(readReportOf({ publishedOn: '2025-02-01' }))).toContain(
      '公布日期2025年2月1日晚于期限2025年1月31日',
    );
    expect(messageOf(signed('2025年2月3日'))).toContain('2025年2月3日晚于期限2025年1月31日');
    expect(messageOf(readReportOf({ publishedOn: '2024-11-05' }))).toContain(
      '早于统计期限的截止日期2024年12月31日',
    );
  });

  test('without a year nothing is late', () => {
    const report = readReportOf({ title: null, year: null, opening: '', text: ['我镇公开信息。'] });
    expect(found({ ...report, publishedOn: '2025-09-01' })).toEqual([]);
  });

  test('a report signed on the day it was published is right', () => {
    const report = withPart(6, `${GOOD_PARTS[5] ?? ''}\n2025年1月20日`, { publishedOn: '2025-01-20' });
    expect(found(report)).toEqual([]);
  });

  test('the signature stands in the last part that is there', () => {
    const report = withPart(5, `${GOOD_PARTS[4] ?? ''}\n2025年2月3日`, { publishedOn: null });
    const five = { ...report, parts: report.parts.slice(0, 5) };
    expect(found(five)).toEqual(['error part:5 2025年2月3日']);
  });
});

describe('the office’s own report', () => {
  const own = ofAnnualReport(ownReportOf(FULL_YEAR));
  const of = (publishedOn: string | null, today?: string, dueOn?: string): Finding[] =>
    checkPublication(
      { ...own, publishedOn },
      {
        selfNames: [],
        ...(today !== undefined && { today }),
        ...(dueOn !== undefined && { dueOn }),
      },
    );
  const said = (...args: Parameters<typeof of>): string[] =>
    of(...args).map(({ severity, where, expected, quote }) => `${severity} ${where} ${expected ?? quote}`);

  test.each<[string, Parameters<typeof of>, string[]]>([
    ['isn’t late where nobody knows the day', [null], []],
    ['isn’t late on its last day', [null, '2025-01-31'], []],
    ['is late from the day after', [null, '2025-02-01'], ['warning report 2025-01-31']],
    ['was public in time, whatever day it is', ['2025-01-31', '2025-06-01'], []],
    ['was public late', ['2025-02-01', '2025-06-01'], ['warning report 2025-01-31']],
    ['has the limit that it was given', [null, '2025-01-21', '2025-01-20'], ['warning report 2025-01-20']],
    ['can’t be public before the year ends', ['2024-12-31', '2025-06-01'], ['warning report 2024-12-31']],
    ['may be on the first day of the next', ['2025-01-01', '2025-06-01'], []],
  ])('%s', (_what, args, expected) => {
    expect(said(...args)).toEqual(expected);
  });

  test('one that isn’t public is asked for, one that is late explains itself, under the same key', () => {
    const [missing] = of(null, '2025-02-01');
    const [late] = of('2025-02-03', '2025-02-05');
    expect(missing?.message).toContain('公布的期限2025年1月31日已过，还没有公布');
    expect(late?.message).toContain('公布日期2025年2月3日晚于期限2025年1月31日');
    expect(late?.key).toBe(missing?.key);
  });

  test('is told by its record alone: its signature is printed from it', () => {
    const parts = own.parts.map((part) => (part.number === 6 ? { ...part, text: '2026年5月1日' } : part));
    expect(checkPublication({ ...own, parts, publishedOn: '2025-01-20' }, { selfNames: [] })).toEqual([]);
  });
});

test('a signature that is late, and later than the publication, is told once', () => {
  const report = withPart(6, `${GOOD_PARTS[5] ?? ''}\n2025年3月1日`, { publishedOn: '2025-01-20' });
  expect(found(report)).toEqual(['error part:6 2025年3月1日']);
});
