import { expect, test } from 'vitest';
import { distinctTables } from '../../../files/test/sample-report.ts';
import { PART_TITLES } from '../form.ts';
import { readReport } from './map-report.ts';
import { oneReport } from './one-report.ts';
import type { SourceBlock, SourceDocument } from './source-document.ts';
import { documentOf, documentWith, officialLayout, text } from './test/layouts.ts';

const MINE = documentOf(officialLayout(distinctTables()));
const TITLE = '云溪市青岚区石桥镇人民政府2024年政府信息公开工作年度报告';
const OTHER = '云溪市青岚区松坪镇人民政府2024年政府信息公开工作年度报告';
const HERS: readonly SourceBlock[] = MINE.blocks.map((block) =>
  block.kind === 'text' && block.text === TITLE ? text(OTHER) : block,
);

function readTitle(document: SourceDocument): string | null {
  return readReport(oneReport(document)).title;
}

test('of several reports that follow each other the first is read, and told', () => {
  const both = { ...MINE, blocks: [...MINE.blocks, ...HERS] };
  expect(oneReport(both)).toEqual({
    ...MINE,
    notes: [`文件里有2份年度报告，只读取了“${TITLE}”。其他各份请分成单独的文件再检查。`],
  });
});

test('the one is read that the file calls itself by', () => {
  const blocks = [...MINE.blocks, ...HERS, ...MINE.blocks];
  expect(readTitle({ ...MINE, blocks, meta: { title: OTHER, published: '' } })).toBe(OTHER);
  expect(readTitle({ ...MINE, blocks, meta: { title: `${TITLE}`, published: '' } })).toBe(TITLE);
});

test('a list of contents before it is no report', () => {
  const contents = documentWith([]);
  const blocks = [...PART_TITLES.map(text), ...contents.blocks];
  expect(oneReport({ ...contents, blocks })).toEqual({ ...contents, blocks });
});

test('a part that stands there twice makes no second report', () => {
  const blocks = [...MINE.blocks.slice(0, 3), text('说明。'), ...MINE.blocks.slice(2)];
  expect(oneReport({ ...MINE, blocks })).toEqual({ ...MINE, blocks });
});
