import type { Db } from '../../platform/database/connect.ts';
import type { AgencyLevel } from '../../law/annual-report/ties.ts';
import { publishingAgencies } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { levelOf } from '../reports/compile-report.ts';

/** An agency that can be asked for its report. */
export interface Reporter {
  readonly agency: Agency;
  readonly level: AgencyLevel;
}

/** The agencies that report to one: all below it that publish in their own name (条例第10条). */
export async function reportersBelow(db: Db, agencyId: string): Promise<Reporter[]> {
  const agencies = await publishingAgencies(db);
  return agencies
    .filter(({ id, path }) => id !== agencyId && path.includes(agencyId))
    .map((agency) => ({ agency, level: levelOf(agency.kind) }));
}
