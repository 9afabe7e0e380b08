import type { ClockEvent, Consulted } from './clock-events.ts';
import { CONSULTED_LABELS } from './clock-events.ts';
import type { ConsultationDraft, EntryDraft } from './ledger-entry.ts';

interface OpenConsultation {
  readonly id: string;
  readonly with: Consulted;
  delivered: boolean;
}

/**
 * Gives consultations their numbers. A delivery or an opinion without one belongs to the oldest open consultation with the
 * same party. The entries stay in the order in which they were written.
 */
export function pairConsultations(drafts: readonly EntryDraft[], notes: string[]): ClockEvent[] {
  const events = new Map<EntryDraft, ClockEvent>();
  const open: OpenConsultation[] = [];
  let count = 0;
  for (const draft of drafts.filter(isConsultation).toSorted(byDay)) {
    if (draft.kind === 'consultationSent') {
      count += 1;
      const whom = draft.with ?? 'thirdParty';
      if (draft.with === null) notes.push(`${draft.entry.on}的征求意见没有写明对象，按征求第三方意见计算。`);
      const id = draft.id ?? `征求意见${count}`;
      open.push({ id, with: whom, delivered: false });
      const { entry, kind, until } = draft;
      const sent = { ...entry, kind, consultation: id, with: whom };
      events.set(draft, until === undefined ? sent : { ...sent, until });
      continue;
    }
    const consultation = match(draft, open);
    const id = consultation?.id ?? draft.id ?? `${labelOf(draft.with)}征求意见`;
    if (draft.kind === 'consultationDelivered') {
      if (consultation !== undefined) consultation.delivered = true;
      events.set(draft, { ...draft.entry, kind: draft.kind, consultation: id });
      continue;
    }
    if (consultation !== undefined) open.splice(open.indexOf(consultation), 1);
    events.set(draft, {
      ...draft.entry,
      kind: draft.kind,
      consultation: id,
      ...(draft.opinion !== undefined && { opinion: draft.opinion }),
    });
  }
  return drafts.flatMap((draft) => (isConsultation(draft) ? (events.get(draft) ?? []) : draft.event));
}

function match(draft: ConsultationDraft, open: readonly OpenConsultation[]): OpenConsultation | undefined {
  const named = open.find((each) => each.id === draft.id);
  if (named !== undefined) return named;
  return open.find(
    (each) =>
      (draft.with === null || each.with === draft.with) &&
      (draft.kind === 'consultationReplied' || !each.delivered) &&
      // One that was given a number of its own is called by it.
      (draft.id === null || each.id.startsWith('征求意见')),
  );
}

function isConsultation(draft: EntryDraft): draft is ConsultationDraft {
  return draft.kind !== 'other';
}

const STEPS = ['consultationSent', 'consultationDelivered', 'consultationReplied'];

function byDay(a: ConsultationDraft, b: ConsultationDraft): number {
  if (a.entry.on !== b.entry.on) return a.entry.on < b.entry.on ? -1 : 1;
  return STEPS.indexOf(a.kind) - STEPS.indexOf(b.kind);
}

function labelOf(whom: Consulted | null): string {
  return whom === null ? '' : CONSULTED_LABELS[whom];
}
