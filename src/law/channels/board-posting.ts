import { addDays, type PlainDate } from '../dates.ts';
import { addWorkdays, type WorkCalendar } from '../workdays.ts';

/** How long something must hang: 公示 of so many days or 工作日, or to a day that the notice itself names. */
export type PostingStay =
  | { readonly kind: 'days' | 'workdays'; readonly count: number }
  | { readonly kind: 'until'; readonly day: PlainDate }
  | { readonly kind: 'none' };

/**
 * The last day on which it must hang; null where nothing is set. The day of posting doesn't count (民法典第201条), so that
 * 公示 is never a day too short. Throws `CalendarMissing` where 工作日 reach into a year without a notice.
 */
export function stayUntil(postedOn: PlainDate, stay: PostingStay, calendar: WorkCalendar): PlainDate | null {
  switch (stay.kind) {
    case 'none':
      return null;
    case 'until':
      return stay.day;
    case 'days':
      return addDays(postedOn, stay.count);
    case 'workdays':
      return addWorkdays(postedOn, stay.count, calendar);
  }
}

/**
 * Why a sheet can't have been posted on a day; null when it can. Review comes before publicity, on paper too (条例第17条): nothing
 * hung before it was published.
 */
export function postingDayFault(
  postedOn: PlainDate,
  { publishedOn, today }: { readonly publishedOn: PlainDate; readonly today: PlainDate },
): 'future' | 'beforePublication' | null {
  if (postedOn > today) return 'future';
  return postedOn < publishedOn ? 'beforePublication' : null;
}

/** How a posting stands: must hang, may be taken down, is to be taken down, down, struck out as registered by mistake. */
export type PostingStanding = 'mustStay' | 'mayStay' | 'takeDown' | 'down' | 'void';

/** How a posting stands on a day. An order to take it down at once goes before the time that it should hang. */
export function postingStanding(
  posting: {
    readonly stayUntil: PlainDate | null;
    readonly takeDownOn: PlainDate | null;
    readonly takenDownOn: PlainDate | null;
    readonly voided: boolean;
  },
  today: PlainDate,
): PostingStanding {
  if (posting.voided) return 'void';
  if (posting.takenDownOn !== null) return 'down';
  if (posting.takeDownOn !== null && posting.takeDownOn <= today) return 'takeDown';
  return posting.stayUntil !== null && today <= posting.stayUntil ? 'mustStay' : 'mayStay';
}
