import { Alert, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { showMoment } from '../../parts/moments.ts';
import { draftOf, forgetLocally, localCopyOf, type DocumentView, type Draft } from './use-draft.ts';

/** Offers what was written and never saved as a revision: from the server's autosave or from this machine. */
export function RecoverNotice({
  view,
  onTake,
}: {
  view: DocumentView;
  onTake: (draft: Partial<Draft>) => void;
}): ReactNode {
  const [offer, setOffer] = useState(() => findOffer(view));
  if (offer === null) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="form-alert"
      title={`发现 ${showMoment(offer.at)} 写过但没有保存的内容`}
      description={
        offer.stale
          ? '其后他人保存了新的修订。恢复后请对照“修订对比”，再决定是否保存。'
          : '恢复后请检查并保存。'
      }
      action={
        <Space>
          <Button
            type="primary"
            size="small"
            onClick={() => {
              onTake(offer.draft);
              setOffer(null);
            }}
          >
            恢复
          </Button>
          <Button
            size="small"
            onClick={() => {
              forgetLocally(view.document.id);
              setOffer(null);
            }}
          >
            不需要
          </Button>
        </Space>
      }
    />
  );
}

function findOffer(view: DocumentView): { at: string; draft: Partial<Draft>; stale: boolean } | null {
  const local = localCopyOf(view.document.id);
  const { autosave } = view;
  if (
    local !== null &&
    local.at > view.revision.createdAt &&
    (autosave === null || local.at >= autosave.savedAt)
  ) {
    const same = JSON.stringify(local.draft) === JSON.stringify(draftOf(view));
    return same
      ? null
      : { at: local.at, draft: local.draft, stale: local.baseRevisionId !== view.revision.id };
  }
  if (autosave === null) return null;
  const { content } = autosave;
  return {
    at: autosave.savedAt,
    stale: autosave.stale,
    draft: {
      title: content.title,
      summary: content.summary,
      bodyHtml: content.bodyHtml,
      metadata: { ...view.revision.metadata, ...(content.metadata as Partial<Draft['metadata']>) },
      attachmentIds: content.attachmentIds,
    },
  };
}
