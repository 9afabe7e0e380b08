import { expect, test } from 'vitest';
import { distinctTables } from '../test/sample-report.ts';
import { cellNames, getCell } from '../../law/annual-report/tables.ts';
import { performTask } from './perform-task.ts';

const TABLES = distinctTables();
const BYTES = Buffer.from(
  JSON.stringify({
    format: '2021',
    cells: Object.fromEntries(cellNames().map((name) => [name, getCell(TABLES, name)])),
  }),
);

test('a file named as JSON is a report in the open format, its text is what is shown beside it', async () => {
  const task = { kind: 'check', context: {}, withSource: true } as const;
  const result = await performTask({ bytes: BYTES, name: '年报.JSON' }, task);
  if (result.kind !== 'checked') throw new Error(result.kind);
  expect(result.report.cells.get('t3.open.natural')?.value).toBe(25);
  expect(JSON.stringify(result.source?.blocks)).toContain('t3.open.natural');
});

test('a file that is named so and is no JSON is refused in words', async () => {
  const file = { bytes: Buffer.from('政府信息公开'), name: 'a.json' };
  await expect(performTask(file, { kind: 'map' })).rejects.toThrow('不是 JSON 文件，无法读取。');
});
