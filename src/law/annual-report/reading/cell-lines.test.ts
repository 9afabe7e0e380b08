import { describe, expect, test } from 'vitest';
import { cellLines } from './cell-lines.ts';

describe('cells that each stand in a line', () => {
  test.each<[string, string, number, readonly string[] | null]>([
    ['as they are', '\n0\n12\n3\n', 3, ['0', '12', '3']],
    ['full-width digits', '\n０\n12\n3\n2.', 3, ['０', '12', '3']],
    ['marks, words and units', '\n/\n无\n3件\n—\n', 4, ['/', '无', '3件', '—']],
    ['letters and signs', '\nO\n?\nN/A\n1.5\n-1\n', 5, ['O', '?', 'N/A', '1.5', '-1']],
    ['a Chinese numeral', '\n三\n0\n（四）无法提供\n1.', 2, ['三', '0']],
    ['a blank cell', '\n0\n\n3\n', 3, ['0', '', '3']],
    ['a blank first cell', '\n\n0\n3\n', 3, ['', '0', '3']],
    ['a blank last cell', '\n0\n3\n\n2.', 3, ['0', '3', '']],
    ['blanks between whole rows', '\n\n0\n\n12\n3\n\n\n', 3, ['0', '12', '3']],
    ['words of the form behind them', '\n7\n信息内容\n本年处理决定数量\n', 1, ['7']],
    ['a cell too few', '\n0\n3\n2.', 3, null],
    ['one cell that isn’t there', '\n\n', 1, null],
    ['a cell too few before words', '\n0\n3\n', 3, null],
    ['a blank last cell before words', '\n0\n3\n\n', 3, ['0', '3', '']],
    ['nothing', '\n\n\n', 2, null],
    ['a figure beside the words', ' 66\n', 1, null],
    ['cells in one line', ' 0 12 3\n', 3, null],
  ])('%s', (_name, raw, count, expected) => {
    expect(cellLines(raw, count)).toEqual(expected);
  });
});
