import type { Db } from '../../platform/database/connect.ts';
import type { MasterKeys } from '../../platform/master-keys.ts';
import { openText, sealText } from '../../platform/sealed-text.ts';
import { z } from 'zod';
import { applicantOfRequest } from '../requests/requests.queries.ts';
import type { DisputeRow } from './disputes.repository.ts';

/** Who is behind a case that follows from no request of ours. */
export const ownApplicant = z.object({
  name: z.string(),
  organisation: z.boolean(),
  contact: z.string(),
});

/** The same as a type. */
export type OwnApplicant = z.output<typeof ownApplicant>;

/** For the column of the case; nobody reads it there. */
export function sealedApplicant(keys: MasterKeys, id: string, applicant: OwnApplicant): string {
  return sealText(keys, JSON.stringify(applicant), `dispute applicant ${id}`);
}

/** Who is behind a case: the applicant of its request, else whoever was entered; null where nobody was. */
export async function applicantOfDispute(
  ctx: { readonly db: Db; readonly keys: MasterKeys },
  row: Pick<DisputeRow, 'id' | 'request_id' | 'applicant_sealed'>,
): Promise<OwnApplicant | null> {
  if (row.applicant_sealed !== '') {
    const opened = openText(ctx.keys, row.applicant_sealed, `dispute applicant ${row.id}`);
    return ownApplicant.parse(JSON.parse(opened));
  }
  if (row.request_id === null) return null;
  const found = await applicantOfRequest(ctx.db, row.request_id);
  return found === null ? null : { name: found.name, organisation: found.organisation, contact: '' };
}
