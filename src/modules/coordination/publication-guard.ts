import type { GuardedEdition, TxCtx } from '../../platform/context.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import { isConsentOwed } from '../review/review.queries.ts';
import { holdsOf, isTextAgreed } from './coordination-holds.ts';

/**
 * 条例第11条: what needs another agency's approval isn't published without it; what is to be confirmed holds publication up where
 * the office set it so. What was agreed is agreed for its text. What was obtained, or is another agency's, by its 保密审查 (条例第10条)
 * needs its maker's consent or publication, agreed to here or named there. Asked by publishing in its own transaction.
 */
export async function coordinationObstacles(
  tx: TxCtx,
  { documentId, editionId, revisionId }: GuardedEdition,
): Promise<readonly string[]> {
  const holds = await holdsOf(tx.db, new Map([[documentId, revisionId]]));
  const held = [...holds.values()].flatMap(({ obstacle }) => (obstacle === '' ? [] : [obstacle]));
  const { contentHash } = await publishedContent(tx.db, revisionId);
  const owed =
    (await isConsentOwed(tx.db, { editionId, contentHash })) &&
    !(await isTextAgreed(tx.db, documentId, revisionId));
  return owed ? [...held, CONSENT_OWED] : held;
}

const CONSENT_OWED =
  '保密审查单写明这是获取的信息或者涉及其他机关的信息，由制作或者最初获取它的机关公开（条例第10条、第11条）：请用“信息发布协调”取得该机关对这一文本的同意，或者重新签署保密审查，写明对方公开的网址、同意的文号。';
