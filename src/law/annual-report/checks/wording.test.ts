import { describe, expect, test } from 'vitest';
import { readReportOf } from '../test/read-reports.ts';
import { type CheckedReport, ofReadReport } from './checked-report.ts';
import type { NarrativeOptions } from './narrative-options.ts';
import { checkNames } from './wording.ts';

const TOWN = ofReadReport(readReportOf());
const DEPARTMENT = ofReadReport(readReportOf(), { name: '示范区民政局' });

const found = (
  text: string,
  options: Partial<NarrativeOptions> = {},
  report: CheckedReport = TOWN,
): string[] =>
  checkNames(text, 'part:1', report, { selfNames: ['我镇'], ...options }).map(
    ({ rule, severity, where, quote }) => `${rule} ${severity} ${where} ${quote ?? ''}`,
  );

describe('how an agency calls itself', () => {
  test.each<[string, string[]]>([
    ['我镇公开信息。', []],
    ['全年，我局公开信息，我局培训。', ['AR-N-11 error part:1 全年，我局公开信息，我']],
    ['他说“我局公开信息”。', ['AR-N-11 info part:1 他说“我局公开信息”。']],
    ['他说“好”，我局公开信息。', ['AR-N-11 error part:1 他说“好”，我局公开信息。']],
    ['我区公开信息。', ['AR-N-11 info part:1 我区公开信息。']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('the office is asked about a place, a stranger is not', () => {
    expect(found('我区公开信息。', {}, { ...TOWN, isOwn: true })).toEqual([
      'AR-N-11 warning part:1 我区公开信息。',
    ]);
  });

  test('any of its names is right, also by its beginning', () => {
    const selfNames = ['我街道', '我办'];
    expect(found('我街道公开信息。我办主动公开。', { selfNames })).toEqual([]);
    expect(found('我中心公开信息。', { selfNames: ['我中心城'] })).toEqual([]);
    expect(found('我区公开信息。', { selfNames: ['我区'] })).toEqual([]);
  });

  test('is no matter where nobody knows it', () => {
    expect(found('我局公开信息。我区公开信息。', { selfNames: [] })).toEqual([]);
  });

  test('is told with the wrong name', () => {
    const messages = checkNames('我局公开信息。我区公开信息。', 'part:1', TOWN, { selfNames: ['我镇'] });
    expect(messages.map(({ message }) => message)).toEqual([
      '文中用了“我局”，本机关的自称是“我镇”，请更正。',
      '文中用了“我区”，本机关的自称是“我镇”。如果是指所在地区，请写明地名；否则请更正。',
    ]);
  });
});

describe('other agencies', () => {
  const otherAgencies = ['示范区白石镇人民政府', '示范区青禾镇人民政府', '示范区民政局', '青禾镇人民政府'];

  test('are found where they are known, the agency itself and parts of its name are not', () => {
    expect(found('由示范区民政局办理。', { otherAgencies })).toEqual(['AR-N-11 warning part:1 示范区民政局']);
    expect(found('由示范区青禾镇人民政府办理。', { otherAgencies })).toEqual([]);
    expect(found('由青禾镇人民政府办理。', { otherAgencies })).toEqual([]);
    const nameless = { ...TOWN, agencyName: null };
    expect(found('由示范区民政局办理。', { otherAgencies }, nameless)).toEqual([
      'AR-N-11 warning part:1 示范区民政局',
    ]);
  });

  test.each<[string, string[]]>([
    ['由白石镇人民政府负责。', ['AR-N-11 warning part:1 白石镇']],
    ['由河口乡人民政府负责。', ['AR-N-11 warning part:1 河口乡']],
    ['由东湖街道办事处负责。', ['AR-N-11 warning part:1 东湖街道']],
    ['由白石镇人民政府负责，报白石镇人民政府。', ['AR-N-11 warning part:1 白石镇']],
    ['由青禾镇人民政府负责。', []],
    ['由白石镇中学负责。', []],
    ['由东湖街道社区负责。', []],
    ['各乡镇人民政府、全体街道办事处。', []],
  ])('a town’s text that names another: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('a street’s text is looked at as well; a department’s and the office’s own are not', () => {
    const text = '由白石镇人民政府负责。';
    const street = ofReadReport(readReportOf(), { name: '示范区青禾街道办事处' });
    expect(found(text, {}, street)).toHaveLength(1);
    expect(found(text, { selfNames: ['我局'] }, DEPARTMENT)).toEqual([]);
    expect(found(text, {}, { ...TOWN, isOwn: true })).toEqual([]);
    expect(found(text, {}, { ...TOWN, agencyName: null })).toEqual([]);
  });
});
