import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { documentById } from '../documents/documents.queries.ts';
import { listRounds, type Round } from './review.repository.ts';

/** What other modules read about reviews. Nothing here asks who reads. */

/** The running or latest round of an edition, or null when it was never submitted. */
export async function latestRound(db: Db, editionId: string): Promise<Round | null> {
  return (await listRounds(db, [editionId])).at(-1) ?? null;
}

/** The running round of a document's current edition; throws `common.not_found`. */
export async function loadReview(db: Db, documentId: string): Promise<Round> {
  const { currentEditionId } = await documentById(db, documentId);
  const round = await latestRound(db, currentEditionId);
  if (round === null || round.outcome !== 'open') throw notFound('正在进行的审核');
  return round;
}
