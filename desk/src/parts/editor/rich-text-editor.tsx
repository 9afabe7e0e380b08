import { DOMParser as SchemaParser } from '@tiptap/pm/model';
import { TableKit } from '@tiptap/extension-table';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef, type ReactNode } from 'react';
import { AlignedCell, AlignedHeader } from './aligned-cells.ts';
import { AttachmentImage } from './attachment-image.ts';
import { BlockLayout } from './block-layout.ts';
import { pasteCleaned } from './clean-paste.ts';
import { FindingMarks } from './finding-marks.ts';
import { EditorToolbar } from './editor-toolbar.tsx';
import { Subscript, Superscript } from './script-marks.ts';
import './editor.css';

/** A picture of the document that can stand in the text. */
export interface Picture {
  readonly attachmentId: string;
  readonly alt: string;
}

interface Props {
  readonly html: string;
  readonly onChange: (html: string) => void;
  /** What the cleaning of a paste took away, or why it failed. */
  readonly onNotices: (notices: readonly string[]) => void;
  /** Makes attachments of pictures that are pasted or chosen; those that were refused are missing from the answer. */
  readonly onPictures: (files: readonly File[]) => Promise<readonly Picture[]>;
  /** The editor itself, for what stands beside it; null when it goes. */
  readonly onEditor?: (editor: Editor | null) => void;
}

const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    codeBlock: false,
    code: false,
    link: { openOnClick: false, protocols: ['http', 'https', 'mailto'], defaultProtocol: 'https' },
  }),
  TableKit.configure({ table: { resizable: false }, tableCell: false, tableHeader: false }),
  AlignedCell,
  AlignedHeader,
  AttachmentImage,
  BlockLayout,
  Subscript,
  Superscript,
  FindingMarks,
];

/** The text of a document. What is pasted is cleaned on the way in. */
export function RichTextEditor({ html, onChange, onNotices, onPictures, onEditor }: Props): ReactNode {
  const latest = useRef({ onChange, onNotices, onPictures });
  const editorRef = useRef<Editor | null>(null);
  useEffect(() => {
    latest.current = { onChange, onNotices, onPictures };
  });
  const addPictures = async (files: readonly File[]): Promise<void> => {
    for (const picture of await latest.current.onPictures(files)) {
      const editor = editorRef.current;
      if (editor === null || editor.isDestroyed) return;
      editor
        .chain()
        .focus()
        .insertContent({ type: 'image', attrs: { ...picture } })
        .run();
    }
  };
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: html,
    immediatelyRender: true,
    // “1. ” must not become a list by itself: the numbers of a legal text are text.
    enableInputRules: false,
    enablePasteRules: false,
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
        const pictures = picturesIn(event.clipboardData);
        if (pasted !== '' && editorRef.current !== null) {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          void pasteCleaned(editorRef.current, { html: pasted, text }).then((notices) =>
            latest.current.onNotices(notices),
          );
          return true;
        }
        if (pictures.length > 0) void addPictures(pictures);
        return pictures.length > 0;
      },
      handleDrop: (_view, event, _slice, moved) => {
        const pictures = moved ? [] : picturesIn(event.dataTransfer);
        if (pictures.length === 0) return false;
        event.preventDefault();
        void addPictures(pictures);
        return true;
      },
    },
    onUpdate: ({ editor: changed }) => latest.current.onChange(changed.getHTML()),
  });
  useEffect(() => {
    editorRef.current = editor;
  }, [editor]);
  useEffect(() => show(editor, html), [editor, html]);
  useEffect(() => {
    onEditor?.(editor);
    return () => onEditor?.(null);
  }, [editor, onEditor]);
  return (
    <div className="editor">
      <EditorToolbar editor={editor} onPictures={(files) => void addPictures(files)} />
      <EditorContent editor={editor} />
    </div>
  );
}

/** Shows another text than the editor's own, e.g. the one that was stored; the cursor stays about where it was. */
function show(editor: Editor, html: string): void {
  if (editor.getHTML() === html) return;
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const wanted = SchemaParser.fromSchema(editor.schema).parse(parsed.body);
  if (wanted.eq(editor.state.doc)) return;
  const { from } = editor.state.selection;
  const focused = editor.isFocused;
  editor.commands.setContent(html, { emitUpdate: false });
  if (focused) editor.commands.setTextSelection(Math.min(from, editor.state.doc.content.size));
}

function picturesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => /^image\/(?:png|jpeg|gif|webp)$/.test(file.type));
}
