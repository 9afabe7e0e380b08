import type { EntryDraft } from './ledger-entry.ts';

/** The same entry as one that moves no limit: it stays on record, with its number. */
export function madeNote(draft: EntryDraft, what: string): EntryDraft {
  const { on, seq, recordedAt, reason } = draft.kind === 'other' ? draft.event : draft.entry;
  const entry = {
    on,
    ...(seq !== undefined && { seq }),
    ...(recordedAt !== undefined && { recordedAt }),
    ...(reason !== undefined && { reason }),
  };
  return { kind: 'other', event: { ...entry, kind: 'noted', what } };
}
