import { useCallback, useEffect, useRef, useState } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { ApiError, call } from '../../app/api.ts';

export type DocumentView = ResponseOf<typeof documentsApi.get>;
type Saved = ResponseOf<typeof documentsApi.saveRevision>;

/** What is being written on the page. */
export interface Draft {
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly metadata: DocumentView['revision']['metadata'];
  readonly attachmentIds: readonly string[];
}

/** Where the writing stands. */
export type DraftState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'dirty' }
  | { readonly kind: 'autosaved'; readonly at: string }
  | { readonly kind: 'localOnly'; readonly why: string }
  | { readonly kind: 'conflict'; readonly why: string };

const AUTOSAVE_AFTER_MS = 3_000;

/** The draft as it was on the server. */
export function draftOf(view: DocumentView): Draft {
  return {
    title: view.revision.title,
    summary: view.revision.summary,
    bodyHtml: view.revision.bodyHtml,
    metadata: view.revision.metadata,
    attachmentIds: view.revision.attachments.map((attachment) => attachment.id),
  };
}

/**
 * Keeps what is being written: on this machine with every change, on the server as an autosave shortly after,
 * as a revision when the person saves. An autosave never touches a revision; a conflict loses nothing.
 */
export function useDraft(view: DocumentView, options: { onSaved: (saved: Saved) => void }) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(view));
  const [state, setState] = useState<DraftState>({ kind: 'clean' });
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const documentId = view.document.id;
  const baseRevisionId = view.revision.id;

  const change = useCallback(
    (part: Partial<Draft>) => {
      setDraft((before) => {
        const next = { ...before, ...part };
        keepLocally(documentId, { baseRevisionId, draft: next });
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => void autosave(next), AUTOSAVE_AFTER_MS);
        return next;
      });
      setState((before) => (before.kind === 'conflict' ? before : { kind: 'dirty' }));
      async function autosave(next: Draft): Promise<void> {
        try {
          const saved = await call(documentsApi.autosave, {
            params: { documentId },
            body: { baseRevisionId, content: { ...next, attachmentIds: [...next.attachmentIds] } },
          });
          setState((before) =>
            before.kind === 'dirty' || before.kind === 'localOnly'
              ? { kind: 'autosaved', at: saved.savedAt }
              : before,
          );
        } catch (cause) {
          setState((before) =>
            before.kind === 'conflict' ? before : { kind: 'localOnly', why: messageOf(cause) },
          );
        }
      }
    },
    [documentId, baseRevisionId],
  );

  const save = useCallback(
    async (note = ''): Promise<boolean> => {
      window.clearTimeout(timer.current);
      setSaving(true);
      setError(null);
      try {
        const saved = await call(documentsApi.saveRevision, {
          params: { documentId },
          body: {
            baseRevisionId,
            editionVersion: view.edition.version,
            content: { ...draft, attachmentIds: [...draft.attachmentIds] },
            note,
          },
        });
        forgetLocally(documentId);
        setState({ kind: 'clean' });
        options.onSaved(saved);
        return true;
      } catch (cause) {
        const failure =
          cause instanceof ApiError
            ? cause
            : new ApiError({ code: 'desk.unknown', message: String(cause), status: 0 });
        setError(failure);
        if (failure.code === 'documents.changed_by_other')
          setState({ kind: 'conflict', why: failure.message });
        return false;
      } finally {
        setSaving(false);
      }
    },
    [documentId, baseRevisionId, view.edition.version, draft, options],
  );

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (state.kind === 'dirty' || state.kind === 'localOnly' || state.kind === 'conflict')
        event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [state.kind]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  /** Takes the content of an autosave or of the local copy into the page, to be saved by the person. */
  const take = useCallback((content: Partial<Draft>) => change(content), [change]);
  return { draft, state, saving, error, change, save, take };
}

/** A copy on this machine that is newer than anything on the server: the session or the line broke while writing. */
export function localCopyOf(documentId: string): { baseRevisionId: string; draft: Draft; at: string } | null {
  try {
    const text = window.localStorage.getItem(keyOf(documentId));
    return text === null ? null : (JSON.parse(text) as { baseRevisionId: string; draft: Draft; at: string });
  } catch {
    return null;
  }
}

/** Throws the local copy away. */
export function forgetLocally(documentId: string): void {
  window.localStorage.removeItem(keyOf(documentId));
}

function keepLocally(documentId: string, copy: { baseRevisionId: string; draft: Draft }): void {
  try {
    window.localStorage.setItem(keyOf(documentId), JSON.stringify({ ...copy, at: new Date().toISOString() }));
  } catch {
    // A full or forbidden local store must not stop anybody from writing; the autosave on the server remains.
  }
}

function keyOf(documentId: string): string {
  return `gongkai.draft.${documentId}`;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
