import { expect, test } from 'vitest';
import { gridRows } from './grid-rows.ts';
import type { SourceCell, SourceDocument } from './source-document.ts';

/** Rows of texts; each cell of the column `tall` reaches down over two rows. */
function documentOf(rows: readonly (readonly (string | null)[])[], tall: number): SourceDocument {
  const cells = rows.flatMap((texts, row) =>
    texts.flatMap((text, column): SourceCell[] =>
      text === null ? [] : [{ text, row, column, rowspan: column === tall ? 2 : 1, colspan: 1, place: {} }],
    ),
  );
  const table = {
    kind: 'table',
    cells,
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    place: {},
  } as const;
  return { format: 'pdf', blocks: [table], meta: { title: '', published: '' }, notes: [] };
}

test('words that reach down before the figures name a row', () => {
  const rows = gridRows(
    documentOf(
      [
        ['（三）不予公开', '1.国家秘密', '5'],
        [null, '2.其他', '3'],
      ],
      0,
    ),
  );
  expect(rows.map(({ labels }) => labels)).toEqual([
    ['（三）不予公开', '1.国家秘密'],
    ['（三）不予公开', '2.其他'],
  ]);
});

test('words that reach down behind the figures are of a table beside it and name no row', () => {
  const rows = gridRows(
    documentOf(
      [
        ['规章', '1', '行政许可'],
        ['规范性文件', '30', null],
      ],
      2,
    ),
  );
  expect(rows[1]).toMatchObject({ labels: ['规范性文件'], values: [{ text: '30' }] });
});
