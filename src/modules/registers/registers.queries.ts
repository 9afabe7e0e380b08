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

/** A channel that was entered by hand under this name and is in force, or null. */
export async function channelByName(
  db: Db,
  channel: { agencyId: string; platform: string; name: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM channels
    WHERE agency_id = ${channel.agencyId} AND platform = ${channel.platform} AND name = ${channel.name}
      AND removed_at IS NULL AND NOT managed`.execute(db);
  return rows[0]?.id ?? null;
}
