import type { PlainDate } from '../dates.ts';
import type { ClockEvent, EventOf } from './clock-events.ts';
import type { ConsultationDraft, EntryDraft } from './ledger-entry.ts';
import { madeNote } from './made-note.ts';

/**
 * Tells what a bare 送达 or 签收 served: the letter that went out last before it and waits for its delivery; the request itself
 * where none was received yet; else the answer. Where the handling went on after it, it served something that moves no limit.
 */
export function settleDeliveries(
  drafts: readonly EntryDraft[],
  counts: (draft: EntryDraft) => boolean,
): EntryDraft[] {
  const current = [...drafts];
  for (const service of drafts.filter(isService).toSorted(byDay)) {
    if (!counts(service)) continue;
    const others = current.filter((other) => other !== service && counts(other));
    for (const [old, put] of settled(service, others, current)) current[current.indexOf(old)] = put;
  }
  return current;
}

/** Which entries a service changes, and into what. */
function settled(
  service: EntryDraft,
  others: readonly EntryDraft[],
  all: readonly EntryDraft[],
): readonly (readonly [EntryDraft, EntryDraft])[] {
  const before = others.filter((other) => isLater(service, other, all));
  if (service.kind === 'other') {
    const letter = before.findLast((each) => isAsking(each) && each.event.kind === service.event.kind);
    if (letter !== undefined && isAsking(letter)) return servedLetter(letter, service);
    return isAsking(service) ? [[service, servedOn(service, service.event.on)]] : [];
  }
  if (service.with !== null || others.some((other) => isLetterOf(other, service))) return [];
  if (isReceipt(service, before)) return [[service, madeInto(service, 'received')]];
  const letter = letterWaiting(before, all);
  if (letter !== null) return isAsking(letter) ? servedLetter(letter, service) : [];
  const wentOn = others.some((other) => isLater(other, service, all) && goesOn(other));
  return [[service, wentOn ? madeNote(service, '送达（没有写明送达什么）') : madeInto(service, 'answered')]];
}

function servedLetter(letter: AskingDraft, service: EntryDraft): [EntryDraft, EntryDraft][] {
  return [
    [letter, servedOn(letter, dayOf(service))],
    [service, madeNote(service, SERVED[letter.event.kind])],
  ];
}

type AskingDraft = Exclude<EntryDraft, ConsultationDraft> & {
  readonly event: EventOf<'clarificationAsked' | 'feeAsked'>;
};

const SERVED = { clarificationAsked: '送达补正告知书', feeAsked: '送达收费通知' } as const;

/** A bare service, or one that names the applicant's letter. */
function isService(draft: EntryDraft): boolean {
  return draft.kind === 'other'
    ? draft.step === 'letterServed'
    : draft.kind === 'consultationDelivered' && (draft.step === 'served' || draft.step === 'signedFor');
}

/** A letter that asks the applicant for something. */
function isAsking(draft: EntryDraft): draft is AskingDraft {
  return (
    draft.kind === 'other' && (draft.event.kind === 'clarificationAsked' || draft.event.kind === 'feeAsked')
  );
}

function servedOn(letter: AskingDraft, deliveredOn: PlainDate): EntryDraft {
  return { kind: 'other', event: { deliveredOn, ...letter.event } };
}

/** Whether a draft is the letter that the service names by its number. */
function isLetterOf(draft: EntryDraft, service: ConsultationDraft): boolean {
  return draft.kind === 'consultationSent' && draft.id !== null && draft.id === service.id;
}

/** Nothing was received yet. A signature right after 提交 is the agency's own. */
function isReceipt(service: ConsultationDraft, before: readonly EntryDraft[]): boolean {
  const isSubmittedOnly = before.every((draft) => isStart(draft) && draft.step === 'submitted');
  return !before.some(isStart) || (service.step === 'signedFor' && isSubmittedOnly);
}

function isStart(draft: EntryDraft): boolean {
  return draft.kind === 'other' && (draft.event.kind === 'received' || draft.event.kind === 'start');
}

/** The last letter that waits for its delivery; null where there is none, or an answer was decided since. */
function letterWaiting(before: readonly EntryDraft[], all: readonly EntryDraft[]): EntryDraft | null {
  const consultations = waitingLetters(before.filter((draft) => draft.kind !== 'other'));
  const asking = before.filter((draft) => isAsking(draft) && isOpen(draft, before));
  const letter = [...consultations, ...asking].toSorted((a, b) => (isLater(a, b, all) ? 1 : -1)).at(-1);
  if (letter === undefined) return null;
  const isAnswered = before.some(
    (draft) => draft.kind === 'other' && draft.event.kind === 'answered' && isLater(draft, letter, all),
  );
  return isAnswered ? null : letter;
}

function isOpen(letter: AskingDraft, before: readonly EntryDraft[]): boolean {
  const came = letter.event.kind === 'feeAsked' ? 'paid' : 'clarified';
  return (
    letter.event.deliveredOn === undefined &&
    !before.some((draft) => draft.kind === 'other' && draft.event.kind === came)
  );
}

const BESIDE: ReadonlySet<ClockEvent['kind']> = new Set([
  'answered',
  'withdrawn',
  'abandoned',
  'stop',
  'noted',
  'corrected',
]);

/** Whether an entry shows that the request was still being handled. */
function goesOn(draft: EntryDraft): boolean {
  return draft.kind !== 'other'
    ? draft.step !== 'served' && draft.step !== 'signedFor'
    : !BESIDE.has(draft.event.kind) && !isStart(draft);
}

function isLater(draft: EntryDraft, than: EntryDraft, all: readonly EntryDraft[]): boolean {
  return dayOf(draft) === dayOf(than) ? all.indexOf(draft) > all.indexOf(than) : dayOf(draft) > dayOf(than);
}

function byDay(a: EntryDraft, b: EntryDraft): number {
  return dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) ? -1 : 1;
}

/** Letters without delivery and opinion, the oldest first. */
function waitingLetters(drafts: readonly ConsultationDraft[]): ConsultationDraft[] {
  const inOrder = drafts.toSorted(byDay);
  const sent = inOrder.filter(({ kind }) => kind === 'consultationSent');
  const claimed = (kind: ConsultationDraft['kind']): ReadonlySet<ConsultationDraft> => {
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
  const delivered = claimed('consultationDelivered');
  const replied = claimed('consultationReplied');
  return sent.filter((each) => !delivered.has(each) && !replied.has(each));
}

function dayOf(draft: EntryDraft): ClockEvent['on'] {
  return draft.kind === 'other' ? draft.event.on : draft.entry.on;
}

function madeInto(service: ConsultationDraft, kind: 'received' | 'answered'): EntryDraft {
  const event: ClockEvent = { ...service.entry, kind };
  return kind === 'answered' ? { kind: 'other', event, step: 'answerServed' } : { kind: 'other', event };
}
