import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { firstDayOf, lastDayOf } from '../../law/dates.ts';

/** What other modules read of registers beside figures (`registers.figures.ts`). Nothing here asks who reads. */

/** Names of the applicants whose requests a year's report counts: none of them may stand in its text. */
export async function applicantNames(db: Db, input: { agencyId: string; year: number }): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT DISTINCT applicant_name AS name FROM requests
    WHERE agency_id = ${input.agencyId} AND removed_at IS NULL AND received_on <= ${lastDayOf(input.year)}
      AND (decided_on IS NULL OR decided_on >= ${firstDayOf(input.year)})`.execute(db);
  return rows.map((row) => row.name);
}
