import { describe, expect, test } from 'vitest';
import { readReportOf } from '../test/read-reports.ts';
import { ofReadReport } from './checked-report.ts';
import { checkSameness } from './sameness.ts';

/** As many characters, no two alike; `from` others than the first ones. */
const characters = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, at) => String.fromCodePoint(0x4e_00 + from + at)).join('');

/** Texts of the parts, the others empty. */
const parts = (texts: Readonly<Record<number, string>>): string[] =>
  [1, 2, 3, 4, 5, 6].map((part) => texts[part] ?? '');

const found = (own: Readonly<Record<number, string>>, others: Readonly<Record<number, string>>[]): string[] =>
  checkSameness(ofReadReport(readReportOf({ text: parts(own) })), {
    selfNames: [],
    others: others.map((texts, at) => ({ name: `甲${at}`, part: (number: number) => texts[number] ?? '' })),
  }).map(({ where, actual, quote }) => `${where} ${actual} ${quote}`);

describe('a part that resembles another report’s', () => {
  const text = characters(51);
  // 48 runs of four each: 36 common ones of 60 are 60 %, 35 of 61 are less.
  const justSame = characters(39) + characters(12, 1000);
  const justDifferent = characters(38) + characters(13, 1000);

  test.each<[string, Record<number, string>, Record<number, string>[], string[]]>([
    ['the first, word by word', { 1: text }, [{ 1: text }], ['part:1 100 甲0']],
    ['the fifth', { 5: text }, [{ 5: text }], ['part:5 100 甲0']],
    ['the sixth is no matter', { 6: text }, [{ 6: text }], []],
    ['the first like another’s fifth', { 1: text }, [{ 5: text }], []],
    ['just alike', { 1: text }, [{ 1: justSame }], ['part:1 60 甲0']],
    ['just not alike', { 1: text }, [{ 1: justDifferent }], []],
    ['long enough', { 1: characters(50) }, [{ 1: characters(50) }], ['part:1 100 甲0']],
    ['too short to tell', { 1: characters(49) }, [{ 1: characters(49) }], []],
    ['two others', { 1: text }, [{ 1: justDifferent }, { 1: text }], ['part:1 100 甲1']],
    ['nobody else', { 1: text }, [], []],
  ])('%s', (_name, own, others, expected) => {
    expect(found(own, others)).toEqual(expected);
  });
});

test('without other reports, and without the part, there is nothing to compare', () => {
  const text = characters(51);
  expect(checkSameness(ofReadReport(readReportOf({ text: [text] })), { selfNames: [] })).toEqual([]);
  const bare = { ...ofReadReport(readReportOf()), parts: [] };
  expect(checkSameness(bare, { selfNames: [], others: [{ name: '甲', part: () => text }] })).toEqual([]);
});
