import { UNANSWERED_POSITIONS, type Position } from '../../law/requests/positions.ts';
import { outcomeOf } from '../../law/requests/request-outcome.ts';
import type { PlainDate } from '../../law/dates.ts';
import { rulesOfHandling } from '../../law/clock/clock-rules.ts';
import { addWorkdays, CalendarMissing, type WorkCalendar } from '../../law/workdays.ts';
import { must } from '../../platform/errors.ts';
import { dueOf, type LoadedCase } from './loaded-case.ts';
import type { CaseRow } from './requests.repository.ts';

const UNANSWERED: ReadonlySet<Position> = new Set(UNANSWERED_POSITIONS);

/** What the board shows and sorts by: it follows from the ledger and is written again after each event. */
export function projectionOf(loaded: LoadedCase): Partial<CaseRow> {
  const { state, clock, ledger } = loaded;
  const position = must(state.position, 'position');
  const outcome = outcomeOf(state);
  const open = UNANSWERED.has(position);
  const computed = 'state' in clock ? clock.state : null;
  return {
    position,
    channel: must(state.channel, 'channel'),
    submitted_on: must(state.submittedOn, 'submittedOn'),
    received_on: state.receivedOn,
    original_due_on: state.receivedOn === null ? null : (computed?.originalDue ?? null),
    // While others are waited for it is the day that it will be if they keep silent, where silence has a term.
    due_on: open ? (dueOf(loaded) ?? computed?.dueAtLatest ?? null) : null,
    paused_until: open ? pausedUntil(loaded) : null,
    clock: clockWord(open, loaded),
    holder_id: state.holder?.id ?? null,
    unit: state.holder?.unit ?? '',
    extended: (state.extension?.approvedOn ?? null) !== null,
    outcome: outcome?.row ?? null,
    settled_on: outcome?.on ?? null,
    in_time: outcome === null ? null : (computed?.onTime ?? null),
    lead_id: state.leadId,
    last_seq: ledger.length,
  };
}

/** When all who are asked have a term, the clock runs again by itself after the last of these terms. */
function pausedUntil({ state, calendar }: LoadedCase): PlainDate | null {
  const asked = state.consultations.filter(({ opinion }) => opinion === null);
  const { consultation } = rulesOfHandling(state.receivedOn);
  const ends = asked.map(({ with: party, deliveredOn }) => {
    const { workdays } = consultation[party];
    return workdays === null || deliveredOn === null ? null : opinionsEnd(deliveredOn, workdays, calendar);
  });
  return ends.length === 0 || ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
}

function opinionsEnd(deliveredOn: PlainDate, workdays: number, calendar: WorkCalendar): PlainDate | null {
  try {
    return addWorkdays(deliveredOn, workdays, calendar);
  } catch (error) {
    if (error instanceof CalendarMissing) return null;
    throw error;
  }
}

function clockWord(open: boolean, { state, clock }: LoadedCase): CaseRow['clock'] {
  if (!open) return state.settledOn === null ? 'none' : 'ended';
  if ('missing' in clock) return 'unknown';
  return state.redo !== null || clock.state.phase === 'running' ? 'running' : 'paused';
}
