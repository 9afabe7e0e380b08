import { expect, test } from 'vitest';
import { rangesText, readDays, readRanges } from './holiday-text.ts';

test('days off are read as a notice writes them', () => {
  expect(readRanges('1月1日至1月3日\n2027-02-05 至 2027-02-11\n4-5', 2027)).toEqual({
    days: [
      ['2027-01-01', '2027-01-03'],
      ['2027-02-05', '2027-02-11'],
      ['2027-04-05', '2027-04-05'],
    ],
    unread: [],
  });
});

test('what is no day is told and not guessed at', () => {
  expect(readRanges('2月30日\n国庆节', 2027)).toEqual({ days: [], unread: ['2月30日', '国庆节'] });
});

test('days of work may stand on one line', () => {
  expect(readDays('1月3日、2月14日，2027-09-26', 2027).days).toEqual([
    '2027-01-03',
    '2027-02-14',
    '2027-09-26',
  ]);
});

test('what is stored reads back as it was', () => {
  const off: [string, string][] = [
    ['2027-01-01', '2027-01-03'],
    ['2027-04-05', '2027-04-05'],
  ];
  expect(readRanges(rangesText(off), 2027).days).toEqual(off);
});
