import { describe, expect, test } from 'vitest';
import { emptyTables } from '../tables.ts';
import { cellsOf, cellsOf2019, FULL_YEAR, readCellOf, withLine } from '../test/read-reports.ts';
import { wordTables } from '../test/word-tables.ts';
import { ofReadReport } from './checked-report.ts';
import { checkStatedFigures } from './stated-figures.ts';

// The tables: 12 new requests, 1 carried in, 11 results, 2 carried out, 1 denied, 1 other; 3 reviews, 2 suits.
type Changes = Parameters<typeof withLine>[2];
const H = '（二）依申请公开\n';
const said = (line: string, changes: Changes = {}): string[] =>
  checkStatedFigures(ofReadReport(withLine(1, line, changes))).map(
    ({ rule, severity, expected, actual }) => `${rule} ${severity} ${expected} ${actual}`,
  );
const { spares } = wordTables((line) => said(line));

describe('a figure of a list of something else', () => {
  spares('begins with', ['其中', '包括', '另', '此外'], (word) => `${H}收到申请12件，${word}办结5件。`, '共');
  spares(
    'stands behind',
    ['其中', '包括', '含', '另', '此外'],
    (word) => `${H}收到申请12件，${word}到期6件，办结5件。`,
    '',
  );
});

describe('what a clause is about', () => {
  test.each<[string, string[]]>([
    ['收到涉及补贴的政府信息公开申请13件。', ['AR-N-1 error 12 13']],
    ['收到复议申请和信息公开申请13件。', []],
    [`${H}受理信访20件，办结5件。`, []],
    [`${H}受理来函20件，办结5件。`, ['AR-N-1 error 12 20', 'AR-N-1 error 11 5']],
    ['（二）政府信息公开\n收到申请13件。', ['AR-N-1 error 12 13']],
    ['（二）公文管理\n收到申请13件。', []],
    ['（二）政府信息公开\n办结事项13件。', []],
    ['通过网站等各类渠道收到政府信息公开申请13件。', ['AR-N-1 error 12 13']],
    ['通过网站，等，渠道收到政府信息公开申请12件。', []],
    [`${H}收到申请13件（含上年结转1件）。`, []],
    [`${H}收到申请15件（含上年结转1件）。`, ['AR-N-1 error 12 15']],
    [`${H}收到申请15件（含代办1件）。`, ['AR-N-1 error 12 15']],
  ])('%s', (line, expected) => {
    expect(said(line)).toEqual(expected);
  });
});

describe('how certain a difference is', () => {
  test.each<[string, string[]]>([
    [`${H}答复8件。`, ['AR-N-1 warning 11 8']],
    [`${H}决定公开9件。`, ['AR-N-1 warning 4 9']],
    [`${H}本机关不掌握5件。`, ['AR-N-1 warning 2 5']],
    [`${H}重复申请5件。`, ['AR-N-1 warning 1 5']],
    [`${H}不予公开5件。`, ['AR-N-1 error 1 5']],
  ])('%s', (line, expected) => {
    expect(said(line)).toEqual(expected);
  });

  test('one cell in doubt puts the sum in doubt, one that is absent leaves none', () => {
    const line = `${H}不予公开5件。`;
    const of = (cell: ReturnType<typeof readCellOf> | null): string[] =>
      said(line, { cells: cellsOf(FULL_YEAR, { 't3.deny.query.total': cell }) });
    expect(of({ ...readCellOf(0), doubt: '两种读法' })).toEqual(['AR-N-1 warning 1 5']);
    expect(of(null)).toEqual([]);
  });

  test('the older form has one row of other results', () => {
    const older = { form: '2019', cells: cellsOf2019(FULL_YEAR) } as const;
    expect(said(`${H}其他处理1件。`, older)).toEqual([]);
    expect(said(`${H}其他处理5件。`, older)).toEqual(['AR-N-1 error 1 5']);
  });
});

describe('disputes of which one side has none', () => {
  test.each<[string, Changes, string[]]>([
    ['行政诉讼0件。', {}, ['AR-N-1 error 2 0', 'AR-N-10 warning 2 0']],
    ['行政诉讼5件。', {}, ['AR-N-1 error 2 5']],
    ['行政诉讼5件。', { cells: cellsOf(emptyTables()) }, ['AR-N-1 error 0 5', 'AR-N-10 warning 0 5']],
    ['行政复议5件。', { cells: cellsOf(emptyTables()) }, ['AR-N-1 error 0 5', 'AR-N-10 warning 0 5']],
    ['复议后起诉5件。', { cells: cellsOf(emptyTables()) }, ['AR-N-1 error 0 5']],
  ])('%s', (line, changes, expected) => {
    const own = said(line, changes).filter((each) => / (?:[025]) (?:0|5)$/u.test(each));
    expect(own).toEqual(expected);
  });
});
