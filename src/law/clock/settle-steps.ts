import { dateWords } from './date-words.ts';
import type { ClockEvent } from './clock-events.ts';
import type { EntryDraft } from './ledger-entry.ts';
import type { LedgerStep } from './ledger-steps.ts';
import { madeNote } from './made-note.ts';
import { settleDeliveries } from './settle-deliveries.ts';

/**
 * Of several steps of one thing lets the one count that the law counts: the receipt before 提交 and 登记 (条例31), the day on
 * which the answer went out before the one on which it was decided (国办公开办函〔2016〕235号). The others stay on record.
 */
export function settleSteps(drafts: readonly EntryDraft[], notes: string[]): EntryDraft[] {
  const struck = struckOut(drafts);
  const counts = (draft: EntryDraft): boolean => !struck.has(eventOf(draft).seq ?? 0);
  const delivered = settleDeliveries(drafts, counts);
  const started = settleReceipt(delivered, counts, notes).map(settleClarification);
  return settleAnswer(started, counts, notes);
}

/** The numbers of entries that corrections strike out; a correction may be struck out by a later one. */
function struckOut(drafts: readonly EntryDraft[]): ReadonlySet<number> {
  const struck = new Set<number>();
  for (const draft of drafts.toReversed()) {
    if (draft.kind !== 'other' || draft.event.kind !== 'corrected') continue;
    if (!struck.has(draft.event.seq ?? 0)) struck.add(draft.event.voids);
  }
  return struck;
}

type Counts = (draft: EntryDraft) => boolean;

/** A bare 补正 without a term, after an asking that nothing has come of yet, is the applicant's. */
function settleClarification(draft: EntryDraft, index: number, all: readonly EntryDraft[]): EntryDraft {
  if (draft.kind !== 'other' || draft.step !== 'clarification') return draft;
  if ('respondBy' in draft.event || 'workdays' in draft.event) return draft;
  const before = all
    .slice(0, index)
    .flatMap((each) => (each.kind === 'other' && each.event.on <= draft.event.on ? each.event.kind : []));
  if (before.lastIndexOf('clarificationAsked') <= before.lastIndexOf('clarified')) return draft;
  const { on, seq, recordedAt, reason } = draft.event;
  return {
    kind: 'other',
    event: {
      on,
      kind: 'clarified',
      ...(seq !== undefined && { seq }),
      ...(recordedAt !== undefined && { recordedAt }),
      ...(reason !== undefined && { reason }),
    },
  };
}

function settleReceipt(drafts: readonly EntryDraft[], counts: Counts, notes: string[]): EntryDraft[] {
  const isStart = (draft: EntryDraft): boolean =>
    draft.kind === 'other' && (draft.event.kind === 'received' || draft.event.kind === 'start');
  const starts = drafts.filter((draft) => isStart(draft) && counts(draft));
  const submitted = starts.filter(({ step }) => step === 'submitted');
  if (submitted.length === 0) return [...drafts];
  const real = earliest(starts.filter(({ step }) => step !== 'submitted'));
  const start = real ?? earliest(submitted);
  if (start === undefined) return [...drafts];
  const day = dateWords(eventOf(start).on);
  notes.push(
    real === undefined
      ? `没有写明收到或者确认收到申请的日期，按${day}提交、登记之日计算。以签收、双方确认为收到的，请补登（条例第31条）。`
      : `提交、登记不是收到申请，期限从${day}收到之日起算（条例第31条）。`,
  );
  return drafts.map((draft) =>
    draft !== start && isStart(draft) && draft.step === 'submitted'
      ? madeNote(draft, '提交、登记申请')
      : draft,
  );
}

function settleAnswer(drafts: readonly EntryDraft[], counts: Counts, notes: string[]): EntryDraft[] {
  const answers = drafts.filter(
    (draft) => draft.kind === 'other' && draft.event.kind === 'answered' && counts(draft),
  );
  const end = endAmong(answers);
  if (end === undefined || answers.length < 2) return [...drafts];
  const { on } = eventOf(end);
  const isBeside = (draft: EntryDraft): boolean =>
    draft !== end &&
    answers.includes(draft) &&
    // A letter that was posted arrives later; what else comes after the end contradicts it, and is told as such.
    (eventOf(draft).on <= on || draft.step === 'answerServed' || draft.step === 'closed');
  if (answers.some(isBeside))
    notes.push(`答复有几个日期，按${dateWords(on)}${LABELS[end.step ?? 'answered']}之日计算是否按期答复。`);
  return drafts.map((draft) => (isBeside(draft) ? madeNote(draft, LABELS[draft.step ?? 'answered']) : draft));
}

const LABELS: Readonly<Record<LedgerStep, string>> = {
  submitted: '提交、登记申请',
  decided: '签发、作出决定',
  answered: '答复',
  closed: '办结',
  clarification: '补正',
  posted: '交邮、发出答复',
  served: '送达',
  signedFor: '签收',
  answerServed: '送达答复',
  letterServed: '送达文书',
};

/**
 * Posting counts for letters, then the answer, then its service; a decision only where it is alone. What was served before the
 * decision was something else.
 */
function endAmong(answers: readonly EntryDraft[]): EntryDraft | undefined {
  const at = (...steps: readonly LedgerStep[]): EntryDraft[] =>
    answers.filter(({ step = 'answered' }) => steps.includes(step));
  const decided = latest(at('decided')) ?? latest(at('closed'));
  const served = at('answerServed').filter(
    (each) => decided === undefined || eventOf(each).on >= eventOf(decided).on,
  );
  return earliest(at('posted')) ?? earliest(at('answered')) ?? earliest(served) ?? decided;
}

function earliest(drafts: readonly EntryDraft[]): EntryDraft | undefined {
  return drafts.toSorted(byDay)[0];
}

function latest(drafts: readonly EntryDraft[]): EntryDraft | undefined {
  return drafts.toSorted(byDay).at(-1);
}

function byDay(a: EntryDraft, b: EntryDraft): number {
  const [first, second] = [eventOf(a).on, eventOf(b).on];
  return first === second ? 0 : first < second ? -1 : 1;
}

function eventOf(draft: EntryDraft): Pick<ClockEvent, 'on' | 'seq'> {
  return draft.kind === 'other' ? draft.event : draft.entry;
}
