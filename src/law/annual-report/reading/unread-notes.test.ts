import { expect, test } from 'vitest';
import type { ReadNote } from './read-report.ts';
import { documentWith, text } from './test/layouts.ts';
import { withoutBlame } from './unread-notes.ts';

const noTable: ReadNote = {
  rule: 'X-READ-TABLE',
  severity: 'error',
  where: 't4',
  quote: '第四部分',
  message: '没有找到第四部分的表格。',
};

test('a table whose headings stand in the file isn’t missing: it wasn’t read', () => {
  const there = documentWith([text('行政复议 结果维持 结果纠正 其他结果'), text('尚未审结 总计 1 2')]);
  expect(withoutBlame([noTable], there)).toEqual([
    {
      ...noTable,
      severity: 'warning',
      message: '第四部分表格的文字在文件里，各格的数没有读出，请人工填写。',
    },
  ]);
});

test('a table of which nothing but a word stands in the file is missing', () => {
  expect(withoutBlame([noTable], documentWith([text('尚未审结的案件没有。')]))).toEqual([noTable]);
  expect(withoutBlame([noTable], documentWith([]))).toEqual([noTable]);
});

test('a row whose words stand alone is there, however short they are', () => {
  const note: ReadNote = { ...noTable, rule: 'X-READ-ROW', where: 't2/row:rules', quote: '规章' };
  expect(withoutBlame([note], documentWith([text('规章'), text('行政许可 3')]))[0]?.severity).toBe('warning');
  expect(withoutBlame([note], documentWith([text('规章制度'), text('行政许可 3')]))).toEqual([note]);
});
