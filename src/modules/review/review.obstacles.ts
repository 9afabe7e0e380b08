import type { Db } from '../../platform/database/connect.ts';
import { ATTRIBUTE_LABELS } from '../documents/documents.content.ts';
import { requirementsForReview } from '../documents/documents.rules.ts';
import type { LockedDocument } from '../documents/documents.types.ts';
import { latestRound } from './review.queries.ts';
import { listSecrecy } from './review.repository.ts';
import { secrecyAllows } from '../../law/secrecy-review.ts';
import { SECRECY_RESULT_LABELS } from './review.secrecy.ts';

/** What stands in the way of publication, as Chinese sentences; empty when nothing does. */
export async function publicationObstacles(db: Db, locked: LockedDocument): Promise<string[]> {
  const round = await latestRound(db, locked.edition.id);
  const approved = round?.outcome === 'approved' && round.contentHash === locked.revision.contentHash;
  const review = approved ? [] : ['当前内容还没有通过全部审核。'];
  return [...review, ...(await urgentObstacles(db, locked))];
}

/**
 * The same for what was withdrawn: nothing comes back that could not be published today. What was published urgently may
 * still wait for its review.
 */
export async function restoreObstacles(db: Db, locked: LockedDocument): Promise<string[]> {
  return locked.edition.pendingApproval ? urgentObstacles(db, locked) : publicationObstacles(db, locked);
}

/** The same for 应急先发后审: the review may follow, 保密审查 may not (条例第17条). */
export async function urgentObstacles(db: Db, locked: LockedDocument): Promise<string[]> {
  const { revision, document } = locked;
  const { attribute } = revision.metadata;
  const kind =
    attribute === 'proactive' ? [] : [`公开属性为“${ATTRIBUTE_LABELS[attribute]}”，不能发布到网站。`];
  const missing = requirementsForReview(revision, document.kind)
    .filter((issue) => issue.severity === 'error')
    .map((issue) => issue.message);
  return [...kind, ...missing, ...(await secrecyObstacles(db, locked))];
}

async function secrecyObstacles(db: Db, locked: LockedDocument): Promise<string[]> {
  const records = await listSecrecy(db, [locked.edition.id]);
  const current = records.find((record) => record.content_hash === locked.revision.contentHash);
  if (current === undefined) {
    return [
      records.length > 0
        ? '内容在保密审查之后有改动，须重新作保密审查。'
        : '还没有作保密审查（条例第17条：公开前应当审查）。',
    ];
  }
  if (secrecyAllows(current.result)) return [];
  return [`保密审查结论为“${SECRECY_RESULT_LABELS[current.result]}”，不能公开。`];
}
