import { accountIdOf, nameOf } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { insertStep, updateCase, type CaseRow } from './upkeep-cases.repository.ts';

/** What happens to a case. */
export type StepName = 'found' | 'raised' | 'decided' | 'returned' | 'approved' | 'begun' | 'closed';

/** How a case ends: what was decided was done, all stays as it is, or there is nothing left to decide. */
export type Outcome = NonNullable<CaseRow['outcome']>;

/** Appends a step by whoever acts to the history of a case. */
export async function noteStep(
  tx: TxCtx,
  step: { caseId: string; name: StepName; reason?: string; deed?: string | null; terms?: unknown },
): Promise<void> {
  const { caseId, name, reason = '', deed = null, terms = null } = step;
  await insertStep(tx.db, {
    case_id: caseId,
    step: name,
    deed,
    terms: terms === null ? null : JSON.stringify(terms),
    reason,
    by_account: accountIdOf(tx.actor),
    by_name: nameOf(tx.actor),
    at: tx.clock.now(),
  });
}

/** Ends a case; the caller holds its lock. */
export async function closeCase(
  tx: TxCtx,
  row: CaseRow,
  end: { outcome: Outcome; reason: string; nextReviewOn?: PlainDate | null },
): Promise<void> {
  const at = tx.clock.now();
  await updateCase(tx.db, row.id, {
    state: 'closed',
    outcome: end.outcome,
    closed_on: dayInShanghai(at),
    next_review_on: end.nextReviewOn ?? null,
    version: row.version + 1,
    changed_at: at,
  });
  await noteStep(tx, { caseId: row.id, name: 'closed', reason: end.reason, deed: row.deed });
  tx.record({
    type: 'upkeep.closed',
    agencyId: row.agency_id,
    subject: caseSubject(row),
    reason: end.reason,
    after: { matter: row.matter, deed: row.deed, outcome: end.outcome },
  });
}

/** How the audit names a case. */
export function caseSubject({ id, title }: Pick<CaseRow, 'id' | 'title'>) {
  return { kind: 'upkeepCase' as const, id, title };
}
