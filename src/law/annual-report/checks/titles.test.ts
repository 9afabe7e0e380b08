import { describe, expect, test } from 'vitest';
import { emptyTables } from '../tables.ts';
import { ownReportOf } from '../test/own-reports.ts';
import { readReportOf } from '../test/read-reports.ts';
import { type CheckedReport, ofAnnualReport, ofReadReport } from './checked-report.ts';
import { checkTitles } from './titles.ts';

const READ = ofReadReport(readReportOf());
const OWN = ofAnnualReport(ownReportOf(emptyTables()));
const NAME = '示范区青禾镇人民政府';
const TITLE = `${NAME}2024年政府信息公开工作年度报告`;

const found = (report: CheckedReport): string[] =>
  checkTitles(report).map(({ rule, severity, where }) => `${rule} ${severity} ${where}`);

describe('the title of a report that was read', () => {
  test.each<[string, Partial<CheckedReport>, string[]]>([
    ['as it must be', {}, []],
    ['in two lines', { title: `${NAME}\n2024年政府信息公开\u3000工作年度报告` }, []],
    ['with the city before it', { title: `示范市${TITLE}` }, []],
    ['the name with a blank in it', { agencyName: '示范区 青禾镇人民政府' }, []],
    ['none', { title: null }, ['AR-STR-3 warning title']],
    ['with something behind it', { title: `${TITLE}（公开）` }, ['AR-STR-3 error title']],
    ['of another year', { title: TITLE.replace('2024', '2023') }, ['AR-STR-3 error title']],
    ['of another agency', { agencyName: '示范区白石镇人民政府' }, ['AR-STR-3 error title']],
    ['nobody knows whose', { agencyName: null }, []],
    ['nobody knows of when', { year: null }, []],
    [
      'of two characters',
      { agencyName: null, title: TITLE.replace(NAME, '我镇') },
      ['AR-STR-3 warning title'],
    ],
    ['of three characters', { agencyName: null, title: TITLE.replace(NAME, '市政府') }, []],
    [
      'with a comma',
      { agencyName: null, title: TITLE.replace('2024', '，2024') },
      ['AR-STR-3 warning title'],
    ],
    ['more behind it', { agencyName: null, title: `${TITLE}全文` }, ['AR-STR-3 warning title']],
    ['no year in it', { year: null, title: TITLE.replace('2024', '') }, ['AR-STR-3 warning title']],
  ])('%s', (_name, changes, expected) => {
    expect(found({ ...READ, ...changes })).toEqual(expected);
  });
});

describe('the title of the office’s own report', () => {
  test.each<[string, Partial<CheckedReport>, string[]]>([
    ['as it must be', {}, []],
    ['with blanks around it', { title: ` ${OWN.title ?? ''}\n` }, []],
    ['with blanks in it', { title: (OWN.title ?? '').replace('2024', ' 2024') }, ['AR-STR-3 error title']],
    ['with the city before it', { title: `示范市${OWN.title ?? ''}` }, ['AR-STR-3 error title']],
  ])('%s', (_name, changes, expected) => {
    expect(found({ ...OWN, ...changes })).toEqual(expected);
  });
});

test('a wrong title is told with the right one', () => {
  const [finding] = checkTitles({ ...READ, title: '青禾镇年报' });
  expect(finding?.quote).toBe('青禾镇年报');
  expect(finding?.message).toBe(`标题应为“${TITLE}”，现为“青禾镇年报”，请更正。`);
});

describe('the headings of the parts', () => {
  type Part = CheckedReport['parts'][number];
  const withParts = (change: (parts: readonly Part[]) => readonly Part[]): CheckedReport => ({
    ...READ,
    parts: change(READ.parts),
  });
  const extra = (number: number | null): Part => ({ number, heading: ' 七、附则 ', text: '' });

  test.each<[string, CheckedReport, string[]]>([
    ['all six', READ, []],
    [
      'with blanks',
      withParts((all) => all.map((each) => ({ ...each, heading: ` ${each.heading}\u3000` }))),
      [],
    ],
    [
      'the third missing',
      withParts((all) => all.filter(({ number }) => number !== 3)),
      ['AR-STR-1 error part:3'],
    ],
    [
      'the first in other words',
      withParts((all) => all.map((each) => (each.number === 1 ? { ...each, heading: '一、概述' } : each))),
      ['AR-STR-1 error part:1'],
    ],
    [
      'the second twice',
      withParts((all) => all.flatMap((each) => (each.number === 2 ? [each, each] : [each]))),
      ['AR-STR-1 error part:2'],
    ],
    [
      'the fifth before the fourth',
      withParts((all) => [0, 1, 2, 4, 3, 5].flatMap((at) => all[at] ?? [])),
      ['AR-STR-1 error part:4'],
    ],
    ['a seventh', withParts((all) => [...all, extra(7)]), ['AR-STR-1 error part:7']],
    ['a seventh in front of all', withParts((all) => [extra(7), ...all]), ['AR-STR-1 error part:7']],
    ['one without number', withParts((all) => [...all, extra(null)]), ['AR-STR-1 warning report']],
    ['none but one without number', withParts(() => [extra(null)]), ['AR-STR-1 warning report']],
    ['none', withParts(() => []), ['AR-STR-1 warning report']],
    ['none in the office’s own', { ...OWN, parts: [] }, ['AR-STR-1 error report']],
  ])('%s', (_name, report, expected) => {
    expect(found(report)).toEqual(expected);
  });

  test('what is wrong is told in words', () => {
    const messages = (change: (parts: readonly Part[]) => readonly Part[]): (string | undefined)[] =>
      checkTitles(withParts(change)).map(({ message }) => message);
    expect(messages((all) => all.filter(({ number }) => number !== 3))).toEqual([
      '第3部分的标题应为“三、收到和处理政府信息公开申请情况”，现为“（缺少）”。六个部分的标题和顺序须与规定格式一致，请更正。',
    ]);
    expect(messages((all) => all.flatMap((each) => (each.number === 2 ? [each, each] : [each])))[0]).toMatch(
      /^“二、主动公开政府信息情况”重复出现。/u,
    );
    expect(messages((all) => [...all.slice(1), ...all.slice(0, 1)])[0]).toMatch(
      /^“一、总体情况”排在第6部分之后。/u,
    );
    expect(messages((all) => [...all, extra(7)])[0]).toMatch(/^“七、附则”不在规定的六个部分之内/u);
    expect(checkTitles(withParts((all) => [...all, extra(7)]))[0]?.quote).toBe('七、附则');
    const spaced = checkTitles(
      withParts((all) => all.map((each) => (each.number === 1 ? { ...each, heading: ' 一、概述 ' } : each))),
    );
    expect(spaced[0]?.quote).toBe('一、概述');
    expect(spaced[0]?.message).toContain('现为“一、概述”');
  });
});
