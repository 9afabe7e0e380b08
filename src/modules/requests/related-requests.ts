import type { Db } from '../../platform/database/connect.ts';
import { similarity } from '../../law/annual-report/similarity.ts';
import type { CaseRow } from './requests.repository.ts';

/** How many requests are looked through, from the newest; about two years of a busy office. */
const LOOKED_THROUGH = 1_000;
const SHOWN = 10;
/** Two descriptions that share a third of their runs of characters are about the same thing more often than not. */
const ALIKE = 0.34;

/**
 * Requests of whomever on what seems the same information, the most alike first. A hint for people: who asks the same
 * again has a right to an answer, and so has everybody else.
 */
export async function similarRequests(
  db: Db,
  row: Pick<CaseRow, 'id' | 'agency_id' | 'subject'>,
): Promise<CaseRow[]> {
  const others = await db
    .selectFrom('request_cases')
    .select(['id', 'subject'])
    .where('agency_id', '=', row.agency_id)
    .where('id', '<>', row.id)
    .orderBy('submitted_on', 'desc')
    .orderBy('id', 'desc')
    .limit(LOOKED_THROUGH)
    .execute();
  const alike = others
    .map(({ id, subject }) => ({ id, score: likeness(row.subject, subject) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ id }) => id);
  if (alike.length === 0) return [];
  const rows = await db.selectFrom('request_cases').selectAll().where('id', 'in', alike).execute();
  return alike.flatMap((id) => rows.filter((each) => each.id === id));
}

/** Whether two descriptions seem to be about the same thing. */
export function seemAlike(a: string, b: string): boolean {
  return likeness(a, b) >= ALIKE;
}

function likeness(a: string, b: string): number {
  return a.trim() === b.trim() ? 1 : similarity(a, b);
}
