import { expect, test } from 'vitest';
import type { SourceText } from './source-document.ts';
import { readLinesTwo } from './table-two-lines.ts';

const WANTED = [
  { key: 'docs', label: '行政规范性文件', columns: [{ key: 'made' }, { key: 'valid' }] },
  { key: 'fee', label: '行政事业性收费', columns: [{ key: 'amount' }] },
];
const read = (...lines: string[]): [string, unknown, string][] => {
  const blocks = lines.map((text): SourceText => ({ kind: 'text', text, place: { page: 2 } }));
  const cells = readLinesTwo(blocks, WANTED, (column) => (column === 'amount' ? 'amount' : 'count'));
  return [...cells].map(([name, { value, dress }]) => [name, value, dress]);
};

test('figures of a line with units and marks, by the number of columns', () => {
  expect(read('规范性文件 12件 —', '行政事业性收费 3.5万元')).toEqual([
    ['t2.docs.made', 12, 'dressed'],
    ['t2.docs.valid', null, 'mark'],
    ['t2.fee.amount', '3.5', 'dressed'],
  ]);
});

test('lines of other words and other numbers of figures are none', () => {
  expect(read('行政规范性文件 1 2 3', '行政许可 4', '行政事业性收费')).toEqual([]);
});
