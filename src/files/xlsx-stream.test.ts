import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { xlsxStream } from './xlsx-stream.ts';

async function opened(rows: readonly (readonly string[])[]) {
  const parts: Uint8Array[] = [];
  async function* each() {
    yield* rows;
  }
  const columns = ['名称', '文号', '网址'].map((heading) => ({ heading, width: 20 }));
  for await (const chunk of xlsxStream({ sheetName: '某镇2024年[信息]', columns, rows: each() }))
    parts.push(chunk);
  const book = read(Buffer.concat(parts), { cellFormula: true });
  const [name = ''] = book.SheetNames;
  return { name, sheet: book.Sheets[name] ?? {} };
}

test('a streamed sheet opens with its heading and every row, all of them texts', async () => {
  const rows = Array.from({ length: 3_000 }, (_, n) => [`通知之${n}`, '', `/doc/${n}.html`]);
  const { name, sheet } = await opened(rows);
  expect(name).toBe('某镇2024年信息');
  expect(utils.sheet_to_json(sheet, { header: 1, defval: '' })).toEqual([['名称', '文号', '网址'], ...rows]);
});

test('what looks like a formula, a number or markup stays as it was written', async () => {
  const row = ['=HYPERLINK("http://evil")', '0012', '<b>&"\u0001甲\ud800乙'];
  const { sheet } = await opened([row]);
  expect(['A2', 'B2', 'C2'].map((cell) => [sheet[cell]?.t, sheet[cell]?.f, sheet[cell]?.v])).toEqual([
    ['s', undefined, row[0]],
    ['s', undefined, '0012'],
    ['s', undefined, '<b>&"甲乙'],
  ]);
});
