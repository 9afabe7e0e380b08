import { Schema } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { textOfEditor } from '../../parts/editor/text-of-editor.ts';
import { maskInBody, maskInField, previewOf } from './masking.ts';

const SCHEMA = new Schema({
  nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
});
const TEXT = '手机13812345678。\n又记13812345678。';
const EDITS = [
  { start: 2, end: 13, words: '138****5678' },
  { start: 17, end: 28, words: '138****5678' },
];

function editorOf(lines: readonly string[]) {
  const paragraphs = lines.map((line) => SCHEMA.node('paragraph', null, [SCHEMA.text(line)]));
  const done: Transaction[] = [];
  return {
    done,
    state: EditorState.create({ doc: SCHEMA.node('doc', null, paragraphs) }),
    view: { dispatch: (transaction: Transaction) => void done.push(transaction) },
  };
}

test('what is masked in the editor is one step, and none where the text has gone on', () => {
  const editor = editorOf(TEXT.split('\n'));
  const known = textOfEditor(editor.state.doc);
  expect(known.text).toBe(TEXT);
  expect(maskInBody(editor, known, EDITS)).toBe(true);
  expect(editor.done.map(({ doc }) => doc.textBetween(0, doc.content.size, '\n'))).toEqual([
    '手机138****5678。\n又记138****5678。',
  ]);
  const gone = editorOf(['今年手机13812345678。']);
  expect(maskInBody(gone, known, EDITS.slice(0, 1))).toBe(false);
  expect(maskInBody(null, known, EDITS)).toBe(false);
  expect(gone.done).toEqual([]);
});

test('a title is masked as it was seen', () => {
  const draft = { title: TEXT, summary: '' };
  expect(maskInField(draft, { part: 'title', text: TEXT }, EDITS)).toEqual({
    title: '手机138****5678。\n又记138****5678。',
  });
  expect(maskInField({ ...draft, title: '别的' }, { part: 'title', text: TEXT }, EDITS)).toBeNull();
});

test('before and after stand side by side', () => {
  expect(previewOf(TEXT, EDITS.slice(0, 1))).toEqual([
    { start: 2, before: '手机', words: '13812345678', masked: '138****5678', after: '。\n又记1381' },
  ]);
});
