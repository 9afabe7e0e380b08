import { Alert, App, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { metadataView } from '../../../../src/modules/documents/documents.content.ts';
import { showMoment } from '../../parts/moments.ts';
import { draftOf, sameDraft, type DocumentView, type Draft } from './draft.ts';
import { dismiss, forgetLocally, isDismissed, localDraftOf, type DraftKey } from './local-drafts.ts';

interface Offer {
  readonly at: string;
  readonly draft: Draft;
  /** Somebody saved another revision since. */
  readonly stale: boolean;
  readonly autosaveId: string | null;
}

/** Offers what was written and never saved as a revision: from the server's autosave or from this machine. */
export function RecoverNotice({
  view,
  accountId,
  onTake,
}: {
  view: DocumentView;
  accountId: string;
  onTake: (draft: Draft) => void;
}): ReactNode {
  const { modal } = App.useApp();
  const key = { accountId, documentId: view.document.id };
  const [offer, setOffer] = useState(() => findOffer(view, key));
  if (offer === null) return null;
  const drop = (): void => {
    forgetLocally(key);
    if (offer.autosaveId !== null) dismiss(offer.autosaveId);
    setOffer(null);
  };
  return (
    <Alert
      type="info"
      showIcon
      className="form-alert"
      title={`发现 ${showMoment(offer.at)} 写过但没有保存的内容`}
      description={
        offer.stale
          ? '其后已有新的修订。恢复后请对照“修订对比”，再决定是否保存。'
          : '恢复后请检查并保存；不保存，原来的内容不变。'
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
            onClick={() =>
              modal.confirm({
                title: '不要这份没有保存的内容？',
                content: '丢弃后不再提示恢复。',
                okText: '丢弃',
                okButtonProps: { danger: true },
                cancelText: '取消',
                onOk: drop,
              })
            }
          >
            不需要
          </Button>
        </Space>
      }
    />
  );
}

/** The newer of the local copy and the server's autosave, when it says something else than the revision. */
function findOffer(view: DocumentView, key: DraftKey): Offer | null {
  const offers = [localOffer(view, key), serverOffer(view)].filter((offer) => offer !== null);
  return (
    offers
      .filter((offer) => !sameDraft(offer.draft, draftOf(view)))
      .sort((a, b) => b.at.localeCompare(a.at))[0] ?? null
  );
}

// Its time is that of this machine's clock, which may be wrong: it counts for choosing, not for offering.
function localOffer(view: DocumentView, key: DraftKey): Offer | null {
  const local = localDraftOf(key);
  if (local === null) return null;
  const { at, draft, baseRevisionId } = local;
  return { at, draft, stale: baseRevisionId !== view.revision.id, autosaveId: view.autosave?.id ?? null };
}

function serverOffer(view: DocumentView): Offer | null {
  const { autosave } = view;
  if (autosave === null || isDismissed(autosave.id)) return null;
  const { title, summary, bodyHtml, attachmentIds } = autosave.content;
  // An autosave keeps what was being written, finished or not; what isn't readable stays as the revision has it.
  const read = metadataView.partial().safeParse(autosave.content.metadata);
  const metadata = { ...view.revision.metadata, ...withoutGaps(read.success ? read.data : {}) };
  return {
    at: autosave.savedAt,
    stale: autosave.stale,
    autosaveId: autosave.id,
    draft: { title, summary, bodyHtml, attachmentIds, metadata },
  };
}

function withoutGaps(metadata: Readonly<Record<string, unknown>>): Partial<Draft['metadata']> {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined));
}
