import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import type { ImportRow } from './imports.repository.ts';

/**
 * Days after which an import on which the program should work is given up: nothing takes that long, so something is wrong with it.
 * What was uploaded may hold personal data and is kept no longer than needed (个人信息保护法第19条).
 */
export const STUCK_DAYS = 90;

/** States in which an import waits for a person: files are sent, or what was read is to be confirmed. */
export const UNCONFIRMED_STATES: readonly ImportRow['state'][] = ['collecting', 'ready'];

const DAY_MS = 24 * 3_600_000;

/** The moment before which an import must have been touched last, to be ended now. */
export function idleSince(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/**
 * The day on which an import ends by itself if nobody goes on with it; null for one that has ended.
 * @param unconfirmedDays how long one that waits for a person is kept
 */
export function lapsesOn(
  row: Pick<ImportRow, 'state' | 'finished_at' | 'touched_at'>,
  unconfirmedDays: number,
): PlainDate | null {
  if (row.finished_at !== null) return null;
  const days = UNCONFIRMED_STATES.includes(row.state) ? unconfirmedDays : STUCK_DAYS;
  return dayInShanghai(new Date(row.touched_at.getTime() + days * DAY_MS));
}
