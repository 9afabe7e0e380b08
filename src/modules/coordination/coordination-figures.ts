import type { Db } from '../../platform/database/connect.ts';
import { askedCounts, type CoordinationCount } from './coordination.repository.ts';

/** How the questions ended that an agency asked in a year, for whoever counts them; asks nobody who reads. */
export async function coordinationFigures(
  db: Db,
  input: { readonly agencyId: string; readonly year: number },
): Promise<CoordinationCount[]> {
  return askedCounts(db, input);
}
