import { getSchema } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { expect, test } from 'vitest';
import { textOfHtml } from '../../../../src/files/checking/text-of-html.ts';
import { textOfEditor } from './text-of-editor.ts';

const schema = getSchema([StarterKit, TableKit]);
const words = (text: string) => ({ type: 'text', text });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const cell = (text: string, attrs: object = {}) => ({
  type: 'tableCell',
  attrs,
  content: [paragraph(words(text))],
});

const DOCUMENT = schema.nodeFromJSON({
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [words('一、总体')] },
    paragraph(
      words('全年'),
      { ...words('共'), marks: [{ type: 'bold' }] },
      { type: 'hardBreak' },
      words('办理'),
    ),
    paragraph(),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words('第一'))] }] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('类', { rowspan: 2 }), cell('件')] },
        { type: 'tableRow', content: [cell('1')] },
      ],
    },
  ],
});
const HTML =
  '<h2>一、总体</h2><p>全年<strong>共</strong><br>办理</p><p></p><ul><li><p>第一</p></li></ul>' +
  '<table><tbody><tr><td rowspan="2"><p>类</p></td><td><p>件</p></td></tr><tr><td><p>1</p></td></tr></tbody></table>';

test('the editor has the same text and parts as the server makes of what it saves', () => {
  const { text, blocks } = textOfEditor(DOCUMENT);
  expect({ text, blocks }).toEqual(textOfHtml(HTML));
});

test('each character leads back to its place', () => {
  const { text, positionOf } = textOfEditor(DOCUMENT);
  for (const [offset, character] of [...text].entries()) {
    const position = positionOf(offset);
    if (character === '\n') continue;
    expect(DOCUMENT.textBetween(position ?? 0, (position ?? 0) + 1)).toBe(character);
  }
  expect(positionOf(text.length + 5)).toBeNull();
});
