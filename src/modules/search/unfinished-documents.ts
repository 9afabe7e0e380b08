import type { Db } from '../../platform/database/connect.ts';
import { takeUnfinishedText } from './search-texts.repository.ts';

/** A document that is being entered when the program ends, or can't be, is taken up again so much later. */
const LEASE_MS = 10 * 60_000;

/** Takes a public document of which only the beginning is entered; null when there is none. */
export async function takeUnfinished(db: Db, now: Date): Promise<string | null> {
  return takeUnfinishedText(db, { now, again: new Date(now.getTime() + LEASE_MS) });
}
