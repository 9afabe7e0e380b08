import type { PlainDate } from '../dates.ts';
import { CalendarMissing, type WorkCalendar } from '../workdays.ts';
import { rulesFor } from '../clock/clock-rules.ts';
import { ORDER_LABELS } from './dispute-events.ts';
import { isSuit } from './dispute-kinds.ts';
import type { DisputeState } from './dispute-state.ts';
import {
  correctionDueOn,
  DECISION_TERMS,
  decisionExpectedOn,
  replyDueOn,
  replyTerm,
} from './dispute-terms.ts';

/** An open day of a case. */
export interface DisputeMilestone {
  readonly kind: 'reply' | 'decision' | 'order' | 'correction';
  /** Chinese: what is to be done. */
  readonly label: string;
  readonly due: PlainDate;
  readonly article: string;
  readonly who: 'agency' | 'authority';
}

/** The open days of a case, the earliest first; `missing` when a year's holiday notice isn't there. */
export function disputeMilestones(
  state: DisputeState,
  calendar: WorkCalendar,
): { readonly open: readonly DisputeMilestone[] } | { readonly missing: string } {
  try {
    const open = [
      replyOf(state, calendar),
      decisionOf(state, calendar),
      orderOf(state),
      correctionOf(state, calendar),
    ];
    return {
      open: open
        .flatMap((each) => (each === null ? [] : [each]))
        .toSorted((a, b) => (a.due < b.due ? -1 : 1)),
    };
  } catch (error) {
    if (error instanceof CalendarMissing) return { missing: error.message };
    throw error;
  }
}

function replyOf(state: DisputeState, calendar: WorkCalendar): DisputeMilestone | null {
  if (state.position !== 'replyDue' || state.kind === null || state.procedure === null) return null;
  const due = replyDueOn(state, calendar);
  if (due === null) return null;
  return {
    kind: 'reply',
    label: isSuit(state.kind) ? '提交答辩状、证据和依据' : '提交书面答复、证据和依据',
    due,
    article: replyTerm(state.kind, state.procedure)?.article ?? '有关机关规定的期限',
    who: 'agency',
  };
}

function decisionOf(state: DisputeState, calendar: WorkCalendar): DisputeMilestone | null {
  const { position, kind, procedure } = state;
  if ((position !== 'awaitingOutcome' && position !== 'replyDue') || kind === null) return null;
  const due = decisionExpectedOn(state, calendar);
  if (due === null) return null;
  const terms = DECISION_TERMS[isSuit(kind) ? 'suit' : 'review'];
  return {
    kind: 'decision',
    label: '作出决定或者裁判',
    due,
    article:
      state.extendedUntil === null && procedure !== null ? terms[procedure].article : '审理机关延长的期限',
    who: 'authority',
  };
}

function orderOf({ position, order }: DisputeState): DisputeMilestone | null {
  if (position !== 'carryingOut' || order === null) return null;
  return {
    kind: 'order',
    label: ORDER_LABELS[order.kind],
    due: order.dueOn,
    article:
      order.kind === 'disclose' ? rulesFor(order.runsFrom).judgment.article : '决定书、裁判文书确定的期限',
    who: 'agency',
  };
}

function correctionOf(state: DisputeState, calendar: WorkCalendar): DisputeMilestone | null {
  const { kind, position, filedOn } = state;
  if (kind !== 'correction' || filedOn === null || position === 'closed' || position === 'archived')
    return null;
  return {
    kind: 'correction',
    label: '答复更正申请',
    due: correctionDueOn(filedOn, calendar),
    article: rulesFor(filedOn).rectification.article,
    who: 'agency',
  };
}
