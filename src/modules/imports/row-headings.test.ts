import { expect, test } from 'vitest';
import { headingsIn, LIST_FIELD_LABELS, LIST_FIELDS } from './row-headings.ts';
import { namesIn, readRow } from './row-values.ts';

test.each([
  [
    'a plain list',
    [['标题', '文号', '成文日期', '正文文件']],
    0,
    ['title', 'documentNumber', 'writtenOn', 'body'],
  ],
  [
    'one with a caption above',
    [['石桥镇信息清单'], [], ['序号', '信息名称', '索引号', '生成日期', '公开方式']],
    2,
    ['title', 'indexNumber', 'writtenOn', 'attribute'],
  ],
  [
    'headings with marks',
    [['*标 题（必填）', '发文字号：', '发布时间', '所属栏目', '附件名称']],
    0,
    ['title', 'documentNumber', 'publishedOn', 'columns', 'attachments'],
  ],
  ['full-width letters', [['ＩＤ', '名称']], 0, ['key', 'title']],
] as const)('the headings of %s are known', (_name, rows, row, fields) => {
  const found = headingsIn(rows);
  expect(found?.row).toBe(row);
  expect([...(found?.fields.values() ?? [])]).toEqual(fields);
});

test('a table of figures is no list, and unknown headings are told', () => {
  expect(
    headingsIn([
      ['项目', '金额'],
      ['办公', '3'],
    ]),
  ).toBeNull();
  const found = headingsIn([['标题', '文号', '经办人', '名称', '备注']]);
  expect(found?.unknown).toEqual(['经办人']);
  expect(found?.repeated).toEqual(['名称']);
});

test('every field is known by the name that the preview calls it', () => {
  const found = headingsIn([LIST_FIELDS.map((field) => LIST_FIELD_LABELS[field])]);
  expect([...(found?.fields.values() ?? [])]).toEqual([...LIST_FIELDS]);
});

test('a row is read as people write it', () => {
  expect(
    readRow({
      title: '通知',
      documentNumber: '三角府发[2024]12号',
      writtenOn: '2024/3/5',
      publishedOn: '2024-03-06 10:20:00',
      attribute: '依申请公开',
      validity: '废止',
      keywords: '防汛；预案、应急',
      columns: '政策 / 其他文件',
    }),
  ).toEqual({
    known: {
      title: '通知',
      documentNumber: '三角府发〔2024〕12号',
      writtenOn: '2024-03-05',
      publishedOn: '2024-03-06',
      attribute: 'onRequest',
      validity: 'repealed',
      keywords: ['防汛', '预案', '应急'],
      columns: ['政策', '其他文件'],
    },
    notes: [],
    refusal: null,
  });
});

test('what can’t be read is left out with a word, and an unknown 公开属性 refuses the item', () => {
  const read = readRow({
    title: '通知',
    writtenOn: '去年三月',
    documentNumber: '十二号文',
    attribute: '内部',
  });
  expect(read.known).toEqual({ title: '通知', documentNumber: '十二号文' });
  expect(read.notes).toHaveLength(2);
  expect(read.refusal).toContain('内部');
});

test.each([
  ['a.pdf；b.docx', ['a.pdf', 'b.docx']],
  ['a.pdf,b.docx', ['a.pdf', 'b.docx']],
  ['关于张某、李某的公示.pdf', ['关于张某、李某的公示.pdf']],
  ['a.pdf\nb.pdf', ['a.pdf', 'b.pdf']],
])('the files in %j are %j', (cell, names) => {
  expect(namesIn(cell)).toEqual(names);
});
