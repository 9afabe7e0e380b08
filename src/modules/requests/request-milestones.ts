import { milestones, urgency, type Milestone, type Urgency } from '../../law/clock/milestones.ts';
import { clockLedgers } from '../../law/requests/clock-ledger.ts';
import { CalendarMissing } from '../../law/workdays.ts';
import type { LoadedCase } from './loaded-case.ts';
import type { RequestSettings } from './requests.definitions.ts';

/** An open deadline with how near it is. */
export type ShownMilestone = Milestone & { readonly urgency: Urgency };

/** The open deadlines of a request, the earliest first; none while a holiday notice is missing. */
export function milestonesOf(loaded: LoadedCase, settings: RequestSettings): ShownMilestone[] {
  const { ledger, state, today, calendar } = loaded;
  try {
    const found = milestones(clockLedgers(ledger).at(-1) ?? [], {
      asOf: today,
      calendar,
      facts: {
        unconfirmed: unconfirmedOf(loaded, settings),
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

/** A plain letter is confirmed on the day that it comes (条例第31条第（二）项); elsewhere the office sets its own pace. */
function unconfirmedOf({ state, row }: LoadedCase, { confirmWorkdays }: RequestSettings) {
  if (state.position !== 'pending') return undefined;
  return { since: row.submitted_on, workdays: state.channel === 'ordinaryMail' ? 0 : confirmWorkdays };
}
