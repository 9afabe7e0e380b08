import { z } from 'zod';
import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { documentById } from '../documents/documents.queries.ts';
import { listRounds, listSecrecy, listSecrecyBetween, type Round } from './review.repository.ts';
import { lacksConsent, secrecyAllows } from '../../law/secrecy-review.ts';
import { secrecyForm } from './review.secrecy.ts';

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

/** The signed 保密审查 of a period, oldest first. */
export const secrecyBetween = listSecrecyBetween;

/** The signed 保密审查 of editions, newest first. */
export const secrecyOfEditions = listSecrecy;

/** A form that was signed since it asks for the basis; those from before hold as they were signed. */
const consentForm = z.looseObject({
  source: secrecyForm.shape.source,
  concerns: secrecyForm.shape.concerns,
  otherAgencyBasis: z.string(),
});

/**
 * Whether the latest 保密审查 of a content lets it become public as another agency's without naming its publication or consent
 * (条例第10、11条).
 */
export async function isConsentOwed(
  db: Db,
  of: { readonly editionId: string; readonly contentHash: string },
): Promise<boolean> {
  const records = await listSecrecy(db, [of.editionId]);
  const current = records.find((record) => record.content_hash === of.contentHash);
  if (current === undefined || !secrecyAllows(current.result)) return false;
  const form = consentForm.safeParse(current.form);
  return form.success && lacksConsent(form.data);
}
