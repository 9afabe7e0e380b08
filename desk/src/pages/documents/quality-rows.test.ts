import { Schema } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { adoptInBody } from './quality-rows.ts';

const SCHEMA = new Schema({
  nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
});

function editorOf(words: string) {
  const doc = SCHEMA.node('doc', null, [SCHEMA.node('paragraph', null, [SCHEMA.text(words)])]);
  const done: Transaction[] = [];
  return {
    done,
    state: EditorState.create({ doc }),
    view: { dispatch: (transaction: Transaction) => void done.push(transaction) },
  };
}

test('a suggestion takes the place of the words that it was made for, and of no others', () => {
  const row = { suggestion: '。', words: '。。' };
  const fresh = editorOf('申请12件。。');
  expect(adoptInBody(fresh, row, { from: 6, to: 8 })).toBe(true);
  expect(fresh.done[0]?.doc.textContent).toBe('申请12件。');
  const gone = editorOf('今年申请12件。。');
  expect(adoptInBody(gone, row, { from: 6, to: 8 })).toBe(false);
  expect(adoptInBody(editorOf('短'), row, { from: 6, to: 8 })).toBe(false);
  expect(adoptInBody(gone, row, null)).toBe(false);
  expect(adoptInBody(null, row, { from: 6, to: 8 })).toBe(false);
  expect(gone.done).toEqual([]);
});
