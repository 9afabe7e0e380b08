import type { Editor } from '@tiptap/react';
import { pasteApi } from '../../../../src/modules/documents/paste.api.ts';
import { call } from '../../app/api.ts';

/**
 * Puts a paste into the text after the server's sanitiser went over it, so that one sees at once what will be kept. If
 * the server can't be reached the plain text is taken and nothing is lost. Returns what was done, for the person.
 */
export async function pasteCleaned(
  editor: Editor,
  pasted: { readonly html: string; readonly text: string },
): Promise<readonly string[]> {
  try {
    const cleaned = await call(pasteApi.clean, { body: { html: pasted.html } });
    if (!editor.isDestroyed) editor.chain().focus().insertContent(cleaned.html).run();
    return cleaned.notices;
  } catch {
    const paragraphs = pasted.text.split(/\r?\n/).map((text) => ({
      type: 'paragraph',
      ...(text !== '' && { content: [{ type: 'text', text }] }),
    }));
    if (!editor.isDestroyed) editor.chain().focus().insertContent(paragraphs).run();
    return ['暂时连不上服务器，只粘贴了文字，格式和表格请稍后重新粘贴。'];
  }
}
