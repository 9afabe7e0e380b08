import { milestones, urgency, type Milestone, type Urgency } from '../../law/clock/milestones.ts';
import { clockLedgers } from '../../law/requests/clock-ledger.ts';
import { CalendarMissing } from '../../law/workdays.ts';
import type { LoadedCase } from './loaded-case.ts';
import type { RequestSettings } from './requests.definitions.ts';

/** An open deadline with how near it is. */
export type ShownMilestone = Milestone & { readonly urgency: Urgency };

/** The open deadlines of a request, the earliest first; none while a holiday notice is missing. */
export function milestonesOf(loaded: LoadedCase, settings: RequestSettings): ShownMilestone[] {
  const { ledger, state, today, calendar, row } = loaded;
  const unconfirmedSince = state.position === 'pending' ? row.submitted_on : undefined;
  try {
    const found = milestones(clockLedgers(ledger).at(-1) ?? [], {
      asOf: today,
      calendar,
      facts: {
        unconfirmedSince,
        internal: state.items
          .filter(({ unit, decision }) => unit !== '' && decision === null)
          .map(({ unit }) => ({ label: `${unit}提出意见`, workdaysBefore: settings.unitLeadWorkdays })),
      },
    });
    return found.map((each) => ({
      ...each,
      urgency: urgency(each.due, today, { soon: settings.soonWorkdays, calendar }),
    }));
  } catch (error) {
    if (error instanceof CalendarMissing) return [];
    throw error;
  }
}
