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
