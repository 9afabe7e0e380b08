import { describe, expect, test } from 'vitest';
import type { ReadReport } from '../reading/read-report.ts';
import { cellsOf, FULL_YEAR, readReportOf } from '../test/read-reports.ts';
import { checkReadReport } from '../validate.ts';
import { maySameAgency } from './previous-report.ts';

/** Last year's report of the town, with one request more carried out than this year carries in. */
function before(changes: Partial<ReadReport> = {}): ReadReport {
  const cells = cellsOf(FULL_YEAR, { 't3.carryOut.total': 3, 't3.carryOut.natural': 1 });
  return readReportOf({ year: 2023, opening: '', text: [], cells, ...changes });
}

function found(previous: ReadReport): string[] {
  return checkReadReport(readReportOf(), { previous })
    .filter(({ rule, where }) => rule === 'X-PREVIOUS' || where === 't3.carryIn.total')
    .map(({ rule, severity, expected, actual, quote }) =>
      [rule, severity, expected, actual, quote].filter((each) => each !== undefined).join(' '),
    );
}

describe('the report that one is held against', () => {
  const carried = (severity: string): string => `AR-X-CARRY ${severity} 3 1`;
  test.each<[string, Partial<ReadReport>, string[]]>([
    ['is last year’s', {}, [carried('error')]],
    ['is of another year', { year: 2022 }, [carried('warning'), 'X-PREVIOUS warning 2023 2022']],
    ['is of the same year', { year: 2024 }, [carried('warning'), 'X-PREVIOUS warning 2023 2024']],
    ['tells no year', { year: null }, [carried('error')]],
    [
      'is another agency’s',
      { agencyName: '示范区白石镇人民政府' },
      [carried('warning'), 'X-PREVIOUS warning 示范区白石镇人民政府'],
    ],
    ['names the agency in short', { agencyName: '青禾镇人民政府' }, [carried('error')]],
    ['names none', { agencyName: null }, [carried('error')]],
  ])('%s', (_what, changes, expected) => {
    expect(found(before(changes)).toSorted()).toEqual(expected.toSorted());
  });
});

test('a name is the same with blanks in it or places before it, never where it is empty', () => {
  expect(maySameAgency('示范区青禾镇人民政府', '青禾镇 人民政府')).toBe(true);
  expect(maySameAgency('青禾镇人民政府', '示范区青禾镇人民政府')).toBe(true);
  expect(maySameAgency('青禾镇人民政府', '白石镇人民政府')).toBe(false);
  expect(maySameAgency('青禾镇人民政府', ' ')).toBe(false);
  expect(maySameAgency(' ', '青禾镇人民政府')).toBe(false);
});

test('the message names the year that it should be on', () => {
  const all = checkReadReport(readReportOf(), { previous: before({ year: 2022 }) });
  const told = all.find(({ rule }) => rule === 'X-PREVIOUS');
  expect(told?.message).toContain('是2022年度的，应当是2023年度的');
});

test('only what follows from the other report is less certain where that may be the wrong one', () => {
  const report = readReportOf({ cells: cellsOf(FULL_YEAR, { 't3.carryOut.total': 3 }) });
  const all = checkReadReport(report, { previous: before({ year: 2022 }) });
  const severities = all.flatMap(({ rule, severity }) => (rule === 'AR-T3-ROW' ? [severity] : []));
  expect(severities).toEqual(['error']);
  const messages = all.filter(({ message }) => message.includes('可能不是本机关上一年度的'));
  expect([...new Set(messages.map(({ rule }) => rule))]).toEqual(['AR-X-CARRY']);
});

test('a report that tells neither its year nor its agency isn’t held to be the wrong one', () => {
  const untold = readReportOf({
    year: null,
    title: null,
    agencyName: null,
    opening: '',
    text: ['公开了信息。'],
  });
  const all = checkReadReport(untold, { previous: before() });
  expect(all.filter(({ rule }) => rule === 'X-PREVIOUS')).toEqual([]);
});
