import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { ApiError, call } from '../../app/api.ts';
import { contentOf, type DocumentView, type Draft, type Saved } from './draft.ts';
import { forgetLocally, keepLocally } from './local-drafts.ts';
import { beginWriting, nextWriting, type WritingEvent, type WritingState } from './writing.ts';

const AUTOSAVE_AFTER_MS = 3_000;
const TRY_AGAIN_AFTER_MS = 30_000;

/** Writing on a document: where it stands, and what can be done with it. */
export interface Writing extends WritingState {
  /** Changes parts of the draft; a function gets the draft as it is at that moment. */
  readonly change: (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  /** Saves a revision and returns its identifier, or null when it wasn't saved and why is in `error`. */
  readonly save: () => Promise<string | null>;
  /** Leaves the own text for the one on the server. */
  readonly dropMine: () => void;
  /** After a conflict: goes on with the own text upon the revision that is now on the server. */
  readonly keepMine: () => void;
}

/**
 * Keeps what is being written: on this machine with every change, on the server as an autosave shortly after, as a
 * revision when the person saves. An autosave never touches a revision. What follows from what: `nextWriting`.
 */
export function useDraft(
  view: DocumentView,
  options: { accountId: string; onSaved: (saved: Saved) => void; onRefused: () => void },
): Writing {
  const [writing, setWriting] = useState(() => beginWriting(view));
  // Timers and answers of the server need what holds then, not what held when they were set off.
  const current = useRef(writing);
  const happen = (event: WritingEvent): void => {
    current.current = nextWriting(current.current, event);
    setWriting(current.current);
  };
  const timer = useRef<number | undefined>(undefined);
  const schedule = (after: number | null): void => {
    window.clearTimeout(timer.current);
    timer.current = after === null ? undefined : window.setTimeout(() => void autosave(), after);
  };
  const documentId = view.document.id;
  const key = { accountId: options.accountId, documentId };
  const keep = (): void => {
    const { base, draft } = current.current;
    keepLocally(key, { baseRevisionId: base.revisionId, draft });
    schedule(AUTOSAVE_AFTER_MS);
  };

  const autosave = async (): Promise<void> => {
    schedule(null);
    const { base, draft, changes } = current.current;
    try {
      const { savedAt } = await call(documentsApi.autosave, {
        params: { documentId },
        body: { baseRevisionId: base.revisionId, content: contentOf(draft) },
      });
      happen({ kind: 'autosaved', at: savedAt, changes });
    } catch (cause) {
      happen({ kind: 'autosaveFailed', why: asApiError(cause).message });
      if (timer.current === undefined) schedule(TRY_AGAIN_AFTER_MS);
    }
  };

  const save = async (): Promise<string | null> => {
    // A second press while the first is under way.
    if (current.current.saving) return null;
    schedule(null);
    happen({ kind: 'saveBegan' });
    const { base, draft, changes } = current.current;
    try {
      const saved = await call(documentsApi.saveRevision, {
        params: { documentId },
        body: {
          baseRevisionId: base.revisionId,
          editionVersion: base.version,
          content: contentOf(draft),
        },
      });
      happen({ kind: 'saved', saved, changes });
      if (current.current.state.kind === 'clean') forgetLocally(key);
      else keep();
      options.onSaved(saved);
      return saved.revision.id;
    } catch (cause) {
      const error = asApiError(cause);
      happen({ kind: 'saveFailed', error });
      // The document is another than the page shows; what was refused is kept as an autosave by the server.
      if (error.status === 409) options.onRefused();
      else schedule(AUTOSAVE_AFTER_MS);
      return null;
    }
  };

  const follow = useEffectEvent((read: DocumentView) => happen({ kind: 'read', view: read }));
  useEffect(() => follow(view), [view]);
  // Whoever leaves the page right after typing leaves the last words on the server too.
  const flush = useEffectEvent(() => {
    if (timer.current !== undefined) void autosave();
  });
  useEffect(() => () => flush(), []);

  return {
    ...writing,
    save,
    change: (part) => {
      happen({ kind: 'changed', part });
      keep();
    },
    dropMine: () => {
      schedule(null);
      forgetLocally(key);
      happen({ kind: 'mineDropped', view });
    },
    keepMine: () => {
      happen({ kind: 'mineKept', view });
      keep();
    },
  };
}

function asApiError(cause: unknown): ApiError {
  return cause instanceof ApiError
    ? cause
    : new ApiError({ code: 'desk.unknown', message: String(cause), status: 0 });
}
