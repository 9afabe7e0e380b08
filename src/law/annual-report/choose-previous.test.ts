import { expect, test } from 'vitest';
import { choosePrevious } from './choose-previous.ts';
import { readReportOf } from './test/read-reports.ts';

const NOW = readReportOf();
const full = readReportOf({ year: 2023 });
const short = readReportOf({ year: 2023, agencyName: '青禾镇人民政府' });
const older = readReportOf({ year: 2022 });
const neighbour = readReportOf({ year: 2023, agencyName: '示范区白石镇人民政府' });

test('last year’s report of the same agency is found among others', () => {
  expect(choosePrevious(NOW, [older, neighbour, full, short])).toEqual({ previous: full });
  expect(choosePrevious(NOW, [older, neighbour, short])).toEqual({ previous: short });
});

test.each([
  [[older, neighbour], /没有找到“示范区青禾镇人民政府”2023年度的年报/u],
  [[], /没有找到/u],
  [[full, full], /不止一份/u],
  [[short, readReportOf({ year: 2023, agencyName: '某市示范区青禾镇人民政府' })], /不止一份/u],
])('none is taken where none or more than one fits: %#', (among, why) => {
  expect(choosePrevious(NOW, among)).toEqual({ why: expect.stringMatching(why) });
});

test('a report that tells no agency or no year has none', () => {
  for (const report of [readReportOf({ agencyName: null }), readReportOf({ year: null })])
    expect(choosePrevious(report, [full])).toEqual({ why: expect.stringContaining('没有读出') });
});
