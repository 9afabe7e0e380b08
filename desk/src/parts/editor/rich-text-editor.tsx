import { TableKit } from '@tiptap/extension-table';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef, type ReactNode } from 'react';
import { pasteApi } from '../../../../src/modules/documents/paste.api.ts';
import { call } from '../../app/api.ts';
import { AttachmentImage } from './attachment-image.ts';
import { BlockLayout } from './block-layout.ts';
import { EditorToolbar } from './editor-toolbar.tsx';
import './editor.css';

interface Props {
  readonly html: string;
  readonly editable: boolean;
  readonly onChange: (html: string) => void;
  /** What the cleaning of a paste took away, or why it failed. */
  readonly onNotices: (notices: readonly string[]) => void;
}

const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    codeBlock: false,
    code: false,
    link: { openOnClick: false, protocols: ['http', 'https', 'mailto'], defaultProtocol: 'https' },
  }),
  TableKit.configure({ table: { resizable: false } }),
  AttachmentImage,
  BlockLayout,
];

/**
 * The text of a document. What is pasted goes through the server's sanitiser first, so that one sees at once
 * what will be kept; if the server can't be reached the plain text is taken and nothing is lost.
 */
export function RichTextEditor({ html, editable, onChange, onNotices }: Props): ReactNode {
  const latest = useRef({ onChange, onNotices });
  useEffect(() => {
    latest.current = { onChange, onNotices };
  });
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: html,
    editable,
    immediatelyRender: true,
    injectNonce: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '',
    editorProps: {
      attributes: {
        'aria-label': '正文',
        role: 'textbox',
        'aria-multiline': 'true',
        class: 'rich-text',
        lang: 'zh-CN',
      },
      handlePaste: (_view, event) => {
        const pasted = event.clipboardData?.getData('text/html') ?? '';
        if (pasted === '') return false;
        void pasteCleaned(editorRef.current, {
          html: pasted,
          text: event.clipboardData?.getData('text/plain') ?? '',
          tell: (notices) => latest.current.onNotices(notices),
        });
        return true;
      },
    },
    onUpdate: ({ editor: changed }) => latest.current.onChange(changed.getHTML()),
  });
  const editorRef = useRef<Editor | null>(null);
  useEffect(() => {
    editorRef.current = editor;
    editor.setEditable(editable);
  }, [editor, editable]);
  // Another revision was loaded: the editor's own changes come back equal and must not move the cursor.
  useEffect(() => {
    if (editor.getHTML() !== html) editor.commands.setContent(html, { emitUpdate: false });
  }, [editor, html]);
  return (
    <div className="editor">
      {editable && <EditorToolbar editor={editor} />}
      <EditorContent editor={editor} />
    </div>
  );
}

async function pasteCleaned(
  editor: Editor | null,
  pasted: { html: string; text: string; tell: (notices: readonly string[]) => void },
): Promise<void> {
  if (editor === null) return;
  try {
    const cleaned = await call(pasteApi.clean, { body: { html: pasted.html } });
    editor.chain().focus().insertContent(cleaned.html).run();
    pasted.tell(cleaned.notices);
  } catch {
    const paragraphs = pasted.text.split(/\r?\n/).map((text) => ({
      type: 'paragraph',
      ...(text !== '' && { content: [{ type: 'text', text }] }),
    }));
    editor.chain().focus().insertContent(paragraphs).run();
    pasted.tell(['暂时连不上服务器，只粘贴了文字，格式和表格请稍后重新粘贴。']);
  }
}
