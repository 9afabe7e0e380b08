import type { Db } from '../../platform/database/connect.ts';
import { maskedName } from './masked-name.ts';
import { applicantOf, applicantsOf, findCase } from './requests.repository.ts';

/** A request as other modules name it. */
export interface RequestReference {
  readonly id: string;
  readonly agencyId: string;
  readonly number: string;
  /** Masked. */
  readonly applicant: string;
}

/** Some requests by their identifiers. */
export async function requestReferences(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, RequestReference>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('request_cases')
    .select(['id', 'agency_id', 'number', 'applicant_kind'])
    .where('id', 'in', ids)
    .execute();
  const applicants = await applicantsOf(db, ids);
  return new Map(
    rows.map(({ id, agency_id: agencyId, number, applicant_kind: kind }) => [
      id,
      { id, agencyId, number, applicant: maskedName(applicants.get(id)?.name ?? '', kind === 'natural') },
    ]),
  );
}

/** Who applies, for whoever the calling use case lets see it; null where there is no such request. */
export async function applicantOfRequest(
  db: Db,
  caseId: string,
): Promise<{ readonly agencyId: string; readonly name: string; readonly organisation: boolean } | null> {
  const row = await findCase(db, caseId);
  if (row === null) return null;
  const { name, organisation } = await applicantOf(db, caseId);
  return { agencyId: row.agency_id, name, organisation };
}
