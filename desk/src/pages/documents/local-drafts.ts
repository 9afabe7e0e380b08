import { z } from 'zod';
import { metadataView } from '../../../../src/modules/documents/documents.content.ts';
import type { Draft } from './draft.ts';

/** Whose draft of which document. On a shared computer nobody is offered what somebody else wrote. */
export interface DraftKey {
  readonly accountId: string;
  readonly documentId: string;
}

const stored = z.object({
  baseRevisionId: z.string(),
  at: z.string(),
  draft: z.object({
    title: z.string(),
    summary: z.string(),
    bodyHtml: z.string(),
    metadata: metadataView,
    attachmentIds: z.array(z.string()),
  }),
});

/** A copy on this machine, written with every change and thrown away when a revision is saved. */
export type LocalDraft = z.output<typeof stored>;

/** The copy on this machine, or null: none, or one that an older program wrote in another form. */
export function localDraftOf(key: DraftKey): LocalDraft | null {
  try {
    const parsed = stored.safeParse(JSON.parse(window.localStorage.getItem(nameOf(key)) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps what is being written on this machine: it outlives the session, the line and the power. */
export function keepLocally(key: DraftKey, copy: { baseRevisionId: string; draft: Draft }): void {
  try {
    const text = JSON.stringify({ ...copy, at: new Date().toISOString() });
    window.localStorage.setItem(nameOf(key), text);
  } catch {
    // A full or forbidden local store must not stop anybody from writing; the autosave on the server remains.
  }
}

/** Throws the local copy away. */
export function forgetLocally(key: DraftKey): void {
  try {
    window.localStorage.removeItem(nameOf(key));
  } catch {
    // Where nothing can be kept, nothing has to be thrown away.
  }
}

/** Whether the person said that they don't need this autosave. */
export function isDismissed(autosaveId: string): boolean {
  try {
    return window.localStorage.getItem(dismissedName(autosaveId)) !== null;
  } catch {
    return false;
  }
}

/** Remembers that; the autosave itself stays on the server. */
export function dismiss(autosaveId: string): void {
  try {
    window.localStorage.setItem(dismissedName(autosaveId), '1');
  } catch {
    // It is offered once more then.
  }
}

function nameOf({ accountId, documentId }: DraftKey): string {
  return `gongkai.draft.${accountId}.${documentId}`;
}

function dismissedName(autosaveId: string): string {
  return `gongkai.dismissed.${autosaveId}`;
}
