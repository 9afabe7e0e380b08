import type { ApiError } from '../../app/api.ts';
import { draftOf, type DocumentView, type Draft, type Saved } from './draft.ts';

/** Where the writing stands. */
export type DraftState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'dirty' }
  | { readonly kind: 'autosaved'; readonly at: string }
  /** Kept on this machine; the server couldn't be reached or the session is over. */
  | { readonly kind: 'localOnly'; readonly why: string }
  /** Somebody else saved another revision meanwhile: nothing is saved until the person decides. */
  | { readonly kind: 'conflict' };

/** What stands on the page, upon which revision it is written, and where it stands. */
export interface WritingState {
  readonly draft: Draft;
  /** The revision the draft was begun upon, and the edition's version as it was seen with it. */
  readonly base: { readonly revisionId: string; readonly version: number };
  readonly state: DraftState;
  /** Counts changes, so that an answer of the server can tell whether the person went on writing. */
  readonly changes: number;
  readonly saving: boolean;
  readonly error: ApiError | null;
}

/** What can happen while somebody writes. */
export type WritingEvent =
  | { readonly kind: 'changed'; readonly part: Partial<Draft> | ((draft: Draft) => Partial<Draft>) }
  | { readonly kind: 'autosaved'; readonly at: string; readonly changes: number }
  | { readonly kind: 'autosaveFailed'; readonly why: string }
  | { readonly kind: 'saveBegan' }
  /** `changes`: the count when the save began. */
  | { readonly kind: 'saved'; readonly saved: Saved; readonly changes: number }
  | { readonly kind: 'saveFailed'; readonly error: ApiError }
  /** The document was read again: after an action, or because somebody else saved. */
  | { readonly kind: 'read'; readonly view: DocumentView }
  /** The person leaves their own text for the one on the server. */
  | { readonly kind: 'mineDropped'; readonly view: DocumentView }
  /** The person goes on with their own text upon what is on the server now. */
  | { readonly kind: 'mineKept'; readonly view: DocumentView };

/** Writing that begins on what the server has. */
export function beginWriting(view: DocumentView): WritingState {
  return {
    draft: draftOf(view),
    base: baseOf(view),
    state: { kind: 'clean' },
    changes: 0,
    saving: false,
    error: null,
  };
}

/**
 * What follows from an event. The draft stays tied to the revision upon which it was begun, whatever is read
 * meanwhile: only an own save, a page without changes or the person's decision moves it to another one, so that
 * nobody overwrites what they didn't see.
 */
export function nextWriting(before: WritingState, event: WritingEvent): WritingState {
  switch (event.kind) {
    case 'changed': {
      const part = typeof event.part === 'function' ? event.part(before.draft) : event.part;
      const state = before.state.kind === 'conflict' ? before.state : ({ kind: 'dirty' } as const);
      return { ...before, draft: { ...before.draft, ...part }, changes: before.changes + 1, state };
    }
    case 'autosaved':
      return isUnsaved(before) && before.changes === event.changes
        ? { ...before, state: { kind: 'autosaved', at: event.at } }
        : before;
    case 'autosaveFailed':
      return isUnsaved(before) ? { ...before, state: { kind: 'localOnly', why: event.why } } : before;
    case 'saveBegan':
      return { ...before, saving: true, error: null };
    case 'saved':
      return afterSave(before, event);
    case 'saveFailed': {
      const conflict = event.error.code === 'documents.changed_by_other';
      const state = conflict ? ({ kind: 'conflict' } as const) : before.state;
      return { ...before, saving: false, error: event.error, state };
    }
    case 'read':
      return afterReading(before, event.view);
    case 'mineDropped':
      return { ...beginWriting(event.view), changes: before.changes + 1 };
    case 'mineKept':
      return { ...before, base: baseOf(event.view), state: { kind: 'dirty' }, error: null };
    default:
      return event satisfies never;
  }
}

/** Whether something on the page isn't in any revision, and no conflict waits for a decision. */
function isUnsaved({ state }: WritingState): boolean {
  return state.kind === 'dirty' || state.kind === 'autosaved' || state.kind === 'localOnly';
}

function afterSave(
  before: WritingState,
  { saved, changes }: { saved: Saved; changes: number },
): WritingState {
  const base = { revisionId: saved.revision.id, version: saved.edition.version };
  const after = { ...before, base, saving: false, error: null };
  // Who typed on while the server worked keeps every word; the next save takes them.
  if (before.changes !== changes) return { ...after, state: { kind: 'dirty' } };
  const draft = { ...before.draft, title: saved.revision.title, bodyHtml: saved.bodyHtml };
  return { ...after, draft, state: { kind: 'clean' } };
}

function afterReading(before: WritingState, view: DocumentView): WritingState {
  // An answer that was on its way while a save went through says what was before it.
  if (view.edition.version < before.base.version) return before;
  if (view.revision.id === before.base.revisionId) {
    // The same text, perhaps in another state: somebody returned it or it was recalled.
    const state = before.state.kind === 'conflict' ? ({ kind: 'dirty' } as const) : before.state;
    return { ...before, base: baseOf(view), state };
  }
  if (before.state.kind === 'clean' && !before.saving)
    return { ...before, draft: draftOf(view), base: baseOf(view) };
  // While a save is under way its own revision may be read before its answer comes.
  return before.saving ? before : { ...before, state: { kind: 'conflict' } };
}

function baseOf(view: DocumentView): WritingState['base'] {
  return { revisionId: view.revision.id, version: view.edition.version };
}
