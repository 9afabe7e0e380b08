import type { ClockEvent } from './clock-events.ts';
import type { ConsultationDraft, EntryDraft } from './ledger-entry.ts';

type Served = ConsultationDraft;

/**
 * Tells what a bare 送达 or 签收 served: the letter that went out last before it and waits for its delivery; the request itself
 * where none was received yet; else the answer.
 */
export function settleDeliveries(
  drafts: readonly EntryDraft[],
  counts: (draft: EntryDraft) => boolean,
): EntryDraft[] {
  const settled = new Map<EntryDraft, EntryDraft>();
  const now = (): EntryDraft[] => drafts.map((draft) => settled.get(draft) ?? draft).filter(counts);
  for (const draft of drafts.filter(isBareService).toSorted((a, b) => (a.entry.on < b.entry.on ? -1 : 1))) {
    const others = now().filter((other) => other !== draft);
    if (draft.with !== null || others.some((other) => isLetterOf(other, draft))) continue;
    const before = others.filter((other) => dayOf(other) <= draft.entry.on);
    if (isReceipt(draft, before)) settled.set(draft, madeInto(draft, 'received'));
    else if (!isForOpinion(before, drafts)) settled.set(draft, madeInto(draft, 'answered'));
  }
  return drafts.map((draft) => settled.get(draft) ?? draft);
}

function isBareService(draft: EntryDraft): draft is Served {
  return draft.kind === 'consultationDelivered' && (draft.step === 'served' || draft.step === 'signedFor');
}

/** Whether a draft is the letter that the service names by its number. */
function isLetterOf(draft: EntryDraft, service: Served): boolean {
  return draft.kind === 'consultationSent' && draft.id !== null && draft.id === service.id;
}

/** Nothing was received yet. A signature after 提交 is the agency's own, unless an answer was decided. */
function isReceipt(service: Served, before: readonly EntryDraft[]): boolean {
  const starts = before.filter(isStart);
  if (starts.length === 0) return true;
  const isSubmittedOnly = starts.every(({ step }) => step === 'submitted');
  return service.step === 'signedFor' && isSubmittedOnly && before.every(isStart);
}

function isStart(draft: EntryDraft): boolean {
  return draft.kind === 'other' && (draft.event.kind === 'received' || draft.event.kind === 'start');
}

/** Whether a consultation letter waits for its delivery, and no answer was decided since. */
function isForOpinion(before: readonly EntryDraft[], all: readonly EntryDraft[]): boolean {
  const waiting = waitingLetters(before.filter((draft) => draft.kind !== 'other'));
  const letter = waiting.at(-1);
  if (letter === undefined) return false;
  return !before.some(
    (draft) => draft.kind === 'other' && draft.event.kind === 'answered' && isLater(draft, letter, all),
  );
}

function isLater(draft: EntryDraft, than: EntryDraft, all: readonly EntryDraft[]): boolean {
  return dayOf(draft) === dayOf(than) ? all.indexOf(draft) > all.indexOf(than) : dayOf(draft) > dayOf(than);
}

/** Letters without delivery and opinion, the oldest first. */
function waitingLetters(drafts: readonly ConsultationDraft[]): ConsultationDraft[] {
  const inOrder = drafts.toSorted((a, b) =>
    a.entry.on === b.entry.on ? 0 : a.entry.on < b.entry.on ? -1 : 1,
  );
  const sent = inOrder.filter(({ kind }) => kind === 'consultationSent');
  const settled = (kind: ConsultationDraft['kind']): ReadonlySet<ConsultationDraft> => {
    const taken = new Set<ConsultationDraft>();
    for (const each of inOrder.filter((draft) => draft.kind === kind)) {
      const letter = sent.find(
        (one) =>
          !taken.has(one) &&
          (each.id !== null && one.id !== null
            ? each.id === one.id
            : each.with === null || one.with === null || each.with === one.with),
      );
      if (letter !== undefined) taken.add(letter);
    }
    return taken;
  };
  const delivered = settled('consultationDelivered');
  const replied = settled('consultationReplied');
  return sent.filter((each) => !delivered.has(each) && !replied.has(each));
}

function dayOf(draft: EntryDraft): ClockEvent['on'] {
  return draft.kind === 'other' ? draft.event.on : draft.entry.on;
}

function madeInto(service: Served, kind: 'received' | 'answered'): EntryDraft {
  const event: ClockEvent = { ...service.entry, kind };
  return kind === 'answered' ? { kind: 'other', event, step: 'answerServed' } : { kind: 'other', event };
}
