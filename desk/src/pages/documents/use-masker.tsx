import type { Editor } from '@tiptap/react';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { textOfEditor, type EditorText } from '../../parts/editor/text-of-editor.ts';
import type { Draft } from './draft.ts';
import { MaskTextDialog, type TextToMask } from './mask-text-dialog.tsx';
import { maskInBody, maskInField, type MaskingEdits } from './masking.ts';
import type { QualityRow } from './quality-rows.ts';

type Asked =
  | { readonly part: 'body'; readonly known: EditorText; readonly wanted: TextToMask }
  | { readonly part: 'title' | 'summary'; readonly wanted: TextToMask };

/** Masks findings in what is being written, once the person has seen how it will look. */
export function useMasker(props: {
  readonly documentId: string;
  readonly draft: Draft;
  readonly editor: Editor | null;
  readonly onChange: (part: Partial<Draft>) => void;
}): { readonly ask: (row: QualityRow) => void; readonly dialog: ReactNode } {
  const { documentId, draft, editor, onChange } = props;
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Asked | null>(null);
  const stale = (): void => void message.warning('文字刚刚改过，没有遮盖。请等检查更新后再试。');
  const ask = (row: QualityRow): void => {
    const next = askedOf(row, draft, editor);
    if (next === null || next.wanted.text.slice(row.start, row.end) !== row.words) stale();
    else setAsked(next);
  };
  const apply = (edits: MaskingEdits): void => {
    if (asked === null) return;
    setAsked(null);
    if (asked.part === 'body') {
      if (!maskInBody(editor, asked.known, edits)) stale();
      return;
    }
    const change = maskInField(draft, { part: asked.part, text: asked.wanted.text }, edits);
    if (change === null) stale();
    else onChange(change);
  };
  return {
    ask,
    dialog: asked !== null && (
      <MaskTextDialog
        documentId={documentId}
        wanted={asked.wanted}
        onMask={apply}
        onClose={() => setAsked(null)}
      />
    ),
  };
}

function askedOf({ part, rule, start }: QualityRow, draft: Draft, editor: Editor | null): Asked | null {
  const finding = { rule, start };
  if (part === 'title' || part === 'summary') return { part, wanted: { text: draft[part], finding } };
  if (part !== 'body' || editor === null) return null;
  const known = textOfEditor(editor.state.doc);
  return { part, known, wanted: { text: known.text, blocks: known.blocks, finding } };
}
