import { metadataView } from '../../../../src/modules/documents/documents.content.ts';
import { draftOf, sameDraft, type DocumentView, type Draft } from './draft.ts';
import { isDismissed, localDraftOf, type DraftKey } from './local-drafts.ts';

/** Something that was written and never saved as a revision. */
export interface Offer {
  readonly at: string;
  readonly draft: Draft;
  /** Somebody saved another revision since. */
  readonly stale: boolean;
  readonly autosaveId: string | null;
}

/** The newer of the local copy and the server's autosave, when it says something else than the revision. */
export function findOffer(view: DocumentView, key: DraftKey): Offer | null {
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
