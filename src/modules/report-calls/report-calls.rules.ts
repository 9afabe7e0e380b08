import { addDays, type PlainDate } from '../../law/dates.ts';
import type { CallDeadlines } from '../../law/annual-report/call-deadlines.ts';
import type { DecisionRow } from './report-calls.types.ts';

/** Where an agency's report stands in a call. */
export const MEMBER_STATES = ['none', 'submitted', 'returned', 'approved'] as const;

/** One of them. */
export type MemberState = (typeof MEMBER_STATES)[number];

/** How near a day is. */
export const URGENCIES = ['overdue', 'today', 'soon', 'later', 'none'] as const;

/** One of them. */
export type Urgency = (typeof URGENCIES)[number];

/** Calendar days before a day from which it is “soon”. */
const SOON_DAYS = 5;
const DAY_MS = 86_400_000;

/** The state that follows from the last submission and what was last decided on it. */
export function memberState(
  submission: unknown,
  decisions: readonly Pick<DecisionRow, 'decision'>[],
): MemberState {
  if (submission === undefined) return 'none';
  return decisions.at(-1)?.decision ?? 'submitted';
}

/** What an agency must have done next, and by when; null when all is done. */
export function nextDue(
  facts: { readonly state: MemberState; readonly isPublic: boolean },
  days: CallDeadlines,
): { readonly what: 'submit' | 'review' | 'mend' | 'publish'; readonly on: PlainDate } | null {
  switch (facts.state) {
    case 'none':
      return { what: 'submit', on: days.submitBy };
    case 'submitted':
      return { what: 'review', on: days.returnBy };
    // What was returned must be back before it is to be public.
    case 'returned':
      return { what: 'mend', on: days.publishBy };
    case 'approved':
      return facts.isPublic ? null : { what: 'publish', on: days.publishBy };
  }
}

/** How near the day is today. */
export function urgencyOf(due: PlainDate | null, today: PlainDate): Urgency {
  if (due === null) return 'none';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= addDays(today, SOON_DAYS) ? 'soon' : 'later';
}

/** Calendar days by which something is or was late: done after its day, or not done though it is over. 0: in time. */
export function daysLate(due: PlainDate, facts: { doneOn: PlainDate | null; today: PlainDate }): number {
  const until = facts.doneOn ?? facts.today;
  return until <= due ? 0 : (Date.parse(until) - Date.parse(due)) / DAY_MS;
}
