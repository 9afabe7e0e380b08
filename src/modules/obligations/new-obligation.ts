import type { Insertable } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import { newId } from '../../platform/ids.ts';
import { dueOfPeriod, dueOfTrigger, isPeriodic, periodsBegun } from '../../law/obligations/born-duties.ts';
import type { Period } from '../../law/obligations/rhythms.ts';
import type { DisclosureRule } from '../../law/obligations/special-limits.ts';
import type { PlainDate } from '../../law/dates.ts';
import { CalendarMissing, type WorkCalendar } from '../../law/workdays.ts';

/** A row as it is entered. */
export type NewObligation = Insertable<Tables['obligations']>;

/** Where an obligation comes from and whose it is. */
export interface ObligationOrigin {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly responsibleId: string | null;
  readonly nodeId: string | null;
  readonly itemId: string | null;
  readonly workItemId: string | null;
  readonly stage: string;
  readonly duty: string;
  readonly what: string;
  readonly rule: DisclosureRule;
}

/** From when to when an obligation's periods count, and how days are counted. */
export interface ObligationDays {
  /** The day of what triggers it, or from which its periods count. */
  readonly since: PlainDate;
  readonly today: PlainDate;
  readonly endedOn: PlainDate | null;
  readonly calendar: WorkCalendar;
  readonly at: Date;
}

/**
 * The rows that a trigger, or the passing of time, brings about. One whose year has no holiday notice yet has no day and is
 * computed when the notice is there.
 */
export function obligationsOf(origin: ObligationOrigin, days: ObligationDays): NewObligation[] {
  const { limit } = origin.rule;
  if (!isPeriodic(limit)) return [rowOf(origin, days, null)];
  return periodsBegun(limit.every, days.since, days).map((period) => rowOf(origin, days, period));
}

/** The last day of a new obligation; null while a holiday notice is missing. */
export function dueDay(
  rule: Pick<DisclosureRule, 'limit'>,
  on: { readonly since: PlainDate; readonly period: Period | null },
  calendar: WorkCalendar,
): PlainDate | null {
  const { limit } = rule;
  try {
    if (!isPeriodic(limit)) return dueOfTrigger(limit, on.since, calendar);
    return on.period === null ? null : dueOfPeriod(limit, on.period, calendar);
  } catch (error) {
    if (error instanceof CalendarMissing) return null;
    throw error;
  }
}

function rowOf(
  origin: ObligationOrigin,
  { since, at, calendar }: ObligationDays,
  period: Period | null,
): NewObligation {
  return {
    id: newId(at.getTime()),
    agency_id: origin.agencyId,
    unit_id: origin.unitId,
    responsible_id: origin.responsibleId,
    node_id: origin.nodeId,
    item_id: origin.itemId,
    work_item_id: origin.workItemId,
    stage: origin.stage,
    duty: origin.duty,
    what: origin.what,
    rule: JSON.stringify(origin.rule),
    triggered_on: period !== null && period.from > since ? period.from : since,
    period_key: period?.key ?? '',
    period_label: period?.label ?? '',
    period_from: period?.from ?? null,
    period_to: period?.to ?? null,
    due_on: dueDay(origin.rule, { since, period }, calendar),
    settled_kind: null,
    settled_on: null,
    settled_document_id: null,
    settled_by: null,
    created_at: at,
    changed_at: at,
  };
}
