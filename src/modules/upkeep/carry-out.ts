import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { DEED_SPECS } from '../../law/upkeep/deeds.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { changeValidity } from '../documents/documents.relations.ts';
import { withdraw } from '../publishing/publishing.usecases.ts';
import { vanish } from '../publishing/withdrawals.ts';
import { closeCase } from './case-steps.ts';
import { decisionSchema, type Decision } from './upkeep.content.ts';
import { lockCase, type CaseRow } from './upkeep-cases.repository.ts';

/** What was decided, as it was written down; null while nothing is. */
export function decisionOf(row: Pick<CaseRow, 'deed' | 'terms'>): Decision | null {
  if (row.deed === null) return null;
  const terms = typeof row.terms === 'object' && row.terms !== null ? row.terms : {};
  return decisionSchema.parse({ ...terms, deed: row.deed });
}

/** The document that a decision names as what amends, repeals or replaces; null where it names none. */
export function changedByOf(decision: Decision | null): string | null {
  return decision !== null && 'changedBy' in decision ? decision.changedBy : null;
}

/**
 * Does what was approved at the public site, through the use cases that a person would use there: they ask whether this person may,
 * and record what was done. The case is closed with it. Call it in a shared transaction. A decision that takes a new text waits for it.
 */
export async function carryOut(ctx: Ctx, row: CaseRow): Promise<void> {
  const decision = decisionOf(row);
  if (decision === null || row.subject_kind !== 'document') return;
  const { subject_id: documentId, reason } = row;
  switch (decision.deed) {
    case 'takeDown': {
      const { edition } = await loadDocument(ctx.db, documentId);
      const { deed: _deed, ...withdrawal } = decision;
      await withdraw(ctx, { documentId, editionVersion: edition.version, reason, ...withdrawal });
      return;
    }
    case 'vanish': {
      const { edition } = await loadDocument(ctx.db, documentId);
      const { ground } = decision;
      await vanish(ctx, { documentId, editionVersion: edition.version, ground, reason });
      return;
    }
    case 'mark':
    case 'repeal': {
      const validity = decision.deed === 'mark' ? decision.validity : 'repealed';
      const { sinceOn, changedBy } = decision;
      await changeValidity(ctx, { documentId, validity, sinceOn, reason, changedBy });
      await inTransaction(ctx, async (tx) => closeDone(tx, row.id));
      return;
    }
    case 'stays':
    case 'opens':
    case 'opensPartly':
    case 'mask':
    case 'keep':
    case 'renew':
    case 'lapse':
    case 'revise':
      return;
  }
}

/** Whether the site itself is changed by it, at once. */
export function changesSite(row: Pick<CaseRow, 'deed' | 'subject_kind' | 'terms'>): boolean {
  const decision = decisionOf(row);
  if (decision === null || row.subject_kind !== 'document') return false;
  const { by } = DEED_SPECS[decision.deed];
  return by === 'publisher' || by === 'secrecyReviewer';
}

async function closeDone(tx: TxCtx, caseId: string): Promise<void> {
  const row = await lockCase(tx.db, caseId);
  if (row === null || row.state === 'closed') return;
  const on = dayInShanghai(tx.clock.now());
  await closeCase(tx, row, { outcome: 'carriedOut', reason: `已于${on}按批准的意见办理。` });
}
