import { expect, test } from 'vitest';
import { metadataSchema } from './documents.content.ts';
import type { Revision, RevisionAttachment } from './documents.types.ts';
import { diffRevisions } from './revision-diff.ts';

function revision(more: Partial<Revision> = {}): Revision {
  return {
    id: 'one',
    documentId: 'document',
    editionId: 'edition',
    editionNumber: 1,
    number: 1,
    title: '通知',
    summary: '',
    bodyHtml: '',
    metadata: metadataSchema.parse({}),
    attachments: [],
    contentHash: '',
    note: '',
    createdBy: null,
    createdByName: '',
    createdAt: new Date(0),
    ...more,
  };
}

function file(id: string, name: string): RevisionAttachment {
  return { id, name, extension: 'pdf', mediaType: 'application/pdf', size: 1, sha256: id };
}

function body(before: string, after: string): [string, string, string][] {
  const { body: blocks } = diffRevisions(revision({ bodyHtml: before }), revision({ bodyHtml: after }));
  return blocks.map(({ kind, tag, parts }) => [
    kind,
    tag,
    parts
      .map((part) =>
        part.kind === 'same' ? part.text : `${part.kind === 'added' ? '+' : '-'}[${part.text}]`,
      )
      .join(''),
  ]);
}

test('the same content is identical', () => {
  const one = revision({
    bodyHtml: '<p>一</p><table><tr><td>甲</td></tr></table>',
    attachments: [file('a', '附件')],
  });
  expect(diffRevisions(one, { ...one }).identical).toBe(true);
});

test('a changed paragraph shows what was put in and what was taken out', () => {
  expect(body('<p>各村、各部门要落实值班制度。</p>', '<p>各村、各单位要落实值班制度。</p>')).toEqual([
    ['changed', 'p', '各村、各-[部门]+[单位]要落实值班制度。'],
  ]);
});

test('blocks that came and went are whole', () => {
  expect(body('<h2>一</h2><p>旧的一段文字</p>', '<h2>一</h2><ul><li>新列一项</li></ul>')).toEqual([
    ['same', 'h2', '一'],
    ['removed', 'p', '-[旧的一段文字]'],
    ['added', 'li', '+[新列一项]'],
  ]);
});

test('a row of a table is one block', () => {
  expect(
    body(
      '<table><tbody><tr><td>收入</td><td>100</td></tr><tr><td>支出</td><td>90</td></tr></tbody></table>',
      '<table><tbody><tr><td>收入</td><td>100</td></tr><tr><td>支出</td><td>95</td></tr></tbody></table>',
    ),
  ).toEqual([
    ['same', 'tr', '收入 │ 100'],
    ['changed', 'tr', '支出 │ -[90]+[95]'],
  ]);
});

test('another picture under the same words is a change', () => {
  const blocks = body(
    '<p><img data-attachment-id="a" alt="图"></p>',
    '<p><img data-attachment-id="b" alt="图"></p>',
  );
  expect(blocks.some(([kind]) => kind !== 'same')).toBe(true);
});

test('metadata and attachments name what differs', () => {
  const before = revision({ attachments: [file('a', '甲'), file('b', '乙')] });
  const metadata = metadataSchema.parse({ writtenOn: '2024-06-03', keywords: ['防汛', '值班'] });
  const after = revision({ metadata, attachments: [file('b', '乙'), file('c', '丙')] });
  const diff = diffRevisions(before, after);
  expect(diff.identical).toBe(false);
  expect(diff.metadata.map(({ field, label }) => [field, label])).toEqual([
    ['writtenOn', '成文日期'],
    ['keywords', '关键词'],
  ]);
  expect(diff.attachments.added.map((one) => one.name)).toEqual(['丙']);
  expect(diff.attachments.removed.map((one) => one.name)).toEqual(['甲']);
});
