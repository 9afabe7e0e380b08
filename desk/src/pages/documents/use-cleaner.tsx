import type { Editor } from '@tiptap/react';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { CleanDialog, type Cleaning } from './clean-dialog.tsx';
import type { DocumentView, Draft } from './draft.ts';
import type { QualityRow } from './quality-rows.ts';

type KnownFile = DocumentView['revision']['attachments'][number];

interface Asked {
  readonly attachment: KnownFile;
  readonly cleaning: Cleaning;
  readonly rules: readonly string[];
}

/** Strips or masks attachments of the draft; the new file takes the place of the old one, in the text too. */
export function useCleaner(props: {
  readonly view: DocumentView;
  readonly draft: Draft;
  readonly editor: Editor | null;
  readonly onChange: (part: Partial<Draft>) => void;
}): {
  readonly ask: (row: QualityRow, cleaning: Cleaning, rows: readonly QualityRow[]) => void;
  readonly dialog: ReactNode;
} {
  const { view, draft, editor, onChange } = props;
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = ({ sha256 }: QualityRow, cleaning: Cleaning, rows: readonly QualityRow[]): void => {
    const attachment = view.revision.attachments.find(
      (one) => one.sha256 === sha256 && draft.attachmentIds.includes(one.id),
    );
    if (attachment === undefined) {
      void message.warning('这个附件刚刚换过，没有处理。请保存后再试。');
      return;
    }
    const rules = rows.filter((row) => row.sha256 === sha256).map(({ rule }) => rule);
    setAsked({ attachment, cleaning, rules: [...new Set(rules)] });
  };
  const replace = (oldId: string, newId: string): void => {
    onChange({ attachmentIds: draft.attachmentIds.map((id) => (id === oldId ? newId : id)) });
    if (editor !== null) replacePictures(editor, oldId, newId);
  };
  return {
    ask,
    dialog: asked !== null && (
      <CleanDialog
        documentId={view.document.id}
        attachment={asked.attachment}
        cleaning={asked.cleaning}
        rules={asked.rules}
        onReplaced={(newId) => replace(asked.attachment.id, newId)}
        onClose={() => setAsked(null)}
      />
    ),
  };
}

/** Pictures in the text are attachments too. */
function replacePictures(editor: Editor, oldId: string, newId: string): void {
  const { doc, tr } = editor.state;
  doc.descendants((node, position) => {
    if (node.attrs['attachmentId'] === oldId) tr.setNodeAttribute(position, 'attachmentId', newId);
  });
  if (tr.docChanged) editor.view.dispatch(tr);
}
