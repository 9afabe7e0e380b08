import { describe, expect, test } from 'vitest';
import { emptyTables } from '../tables.ts';
import { ownReportOf } from '../test/own-reports.ts';
import { readReportOf } from '../test/read-reports.ts';
import {
  type CheckedReport,
  everyText,
  hasText,
  ofAnnualReport,
  ofReadReport,
  partOf,
} from './checked-report.ts';

type Heading = readonly [number | null, string, string?];

const read = (headings: readonly Heading[]): CheckedReport =>
  ofReadReport(
    readReportOf({
      parts: headings.map(([number, heading, text = '']) => ({ number, heading, text, place: {} })),
    }),
  );
const numbers = (headings: readonly Heading[]): (number | null)[] =>
  read(headings).parts.map(({ number }) => number);

describe('a report that was read', () => {
  test('is of the kind that its name tells, unless that is known', () => {
    const report = readReportOf();
    expect(ofReadReport(report)).toMatchObject({
      isOwn: false,
      level: 'township',
      figures: null,
      year: 2024,
    });
    expect(ofReadReport(report, { name: '示范区民政局' })).toMatchObject({
      agencyName: '示范区民政局',
      level: 'department',
    });
    expect(ofReadReport(report, { level: 'street' })).toMatchObject({
      agencyName: '示范区青禾镇人民政府',
      level: 'street',
    });
    expect(ofReadReport(readReportOf({ agencyName: null }))).toMatchObject({ agencyName: null, level: null });
  });

  test('is on the year that period and part one agree on', () => {
    const opening = readReportOf().opening.replaceAll('2024年', '2023年');
    const text = ['2023年，我镇公开信息54条。'];
    expect(ofReadReport(readReportOf({ opening, text })).year).toBe(2023);
    expect(ofReadReport(readReportOf({ opening, parts: [] })).year).toBe(2024);
  });

  test('a heading in other words takes the number that is missing there', () => {
    expect(
      numbers([
        [1, '甲'],
        [null, '乙'],
        [3, '丙'],
      ]),
    ).toEqual([1, 2, 3]);
    expect(
      numbers([
        [null, '甲'],
        [2, '乙'],
      ]),
    ).toEqual([1, 2]);
    expect(
      numbers([
        [1, '甲'],
        [null, '乙'],
        [null, '丙'],
        [4, '丁'],
      ]),
    ).toEqual([1, 2, 3, 4]);
  });

  test('but not one that another has, and none beyond six', () => {
    expect(
      numbers([
        [1, '甲'],
        [null, '乙'],
        [2, '丙'],
      ]),
    ).toEqual([1, null, 2]);
    expect(
      numbers([
        [5, '甲'],
        [null, '乙'],
        [null, '丙'],
      ]),
    ).toEqual([5, 6, null]);
  });
});

test('the office’s own report has its parts numbered in their order', () => {
  const own = ofAnnualReport(ownReportOf(emptyTables()));
  expect(own.isOwn).toBe(true);
  expect(own.parts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(own.parts[0]?.heading).toBe('一、总体情况');
});

describe('the text of a part', () => {
  const report = read([
    [5, '五', '问题'],
    [null, '（附）说明', '附文'],
    [5, '五', '又一次'],
  ]);

  test('has what stands under headings without number behind it', () => {
    const last = read([
      [6, '六', '费用'],
      [null, '附', '附文'],
      [2, '二', '别的'],
    ]);
    expect(partOf(last, 6)).toBe('费用\n附\n附文');
    expect(partOf(last, 2)).toBe('别的');
  });

  test('has nothing of what stands in front of all parts', () => {
    const first = read([
      [null, '前言', '前文'],
      [1, '一', '总体'],
    ]);
    expect([partOf(first, 1), partOf(first, 6)]).toEqual(['总体', null]);
  });

  test('is all that has its number, and null where nothing has', () => {
    expect(partOf(report, 5)).toBe('问题\n又一次');
    expect(partOf(report, 6)).toBe('附文');
    expect(partOf(report, 4)).toBeNull();
  });
});

describe('every text', () => {
  test('is the opening and each part that has some, with its place', () => {
    const report = {
      ...read([
        [1, '一', '甲'],
        [3, '三', ''],
        [6, '六', '丙'],
      ]),
      opening: '导言',
    };
    expect(everyText(report, (text, where) => [`${where} ${text}`])).toEqual([
      'part:0 导言',
      'part:1 甲',
      'part:6 丙',
    ]);
    expect(everyText({ ...report, opening: '' }, (_text, where) => [where])).toEqual(['part:1', 'part:6']);
  });

  test('is there when there is an opening or a part', () => {
    const bare = { ...read([]), opening: '' };
    expect(hasText(bare)).toBe(false);
    expect(hasText({ ...bare, opening: '导言' })).toBe(true);
    expect(hasText({ ...read([[1, '一']]), opening: '' })).toBe(true);
  });
});
