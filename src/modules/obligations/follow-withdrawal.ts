import type { TxCtx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import {
  KEPT_BECAUSE,
  keptAfterWithdrawal,
  type Ending,
  type KeptBecause,
  type PostedDuty,
  type TakenDown,
} from '../../law/obligations/after-withdrawal.ts';
import { postedUntil } from '../../law/obligations/born-duties.ts';
import { CalendarMissing } from '../../law/workdays.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { idsLeadingInTheEndTo, withdrawalChain } from '../publishing/publishing.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { isRevocation, storedRule } from './disclosure-rule.ts';
import { metBy, type ObligationRow } from './obligations.repository.ts';
import { revocationsOf, settleRevoked } from './revoked-penalty.ts';
import { openAgain, subjectOf } from './settle-obligation.ts';

/** Says by what decision of 动态调整 a document was withdrawn at a moment; null where there was none. */
export type CeasingDecision = (
  db: Db,
  document: { readonly documentId: string; readonly withdrawnAt: Date },
) => Promise<TakenDown['decided']>;

/**
 * A document isn't public any more, or leads elsewhere now: what it met, and what was met by those that led to it, stays kept or is open
 * again (`keptAfterWithdrawal`). It may be looked at as often as one likes: everything that it goes by is written down. `isNew`: it was
 * taken down just now, and the audit tells what stays kept.
 */
export async function settleWithdrawn(
  tx: TxCtx,
  { documentId, reason }: { readonly documentId: string; readonly reason: string },
  { ceasingDecision, isNew }: { readonly ceasingDecision: CeasingDecision; readonly isNew: boolean },
): Promise<void> {
  await settleRevoked(tx, documentId, reason);
  for (const id of [documentId, ...(await idsLeadingInTheEndTo(tx.db, documentId))]) {
    const rows = (await metBy(tx.db, id)).filter((row) => !isRevocation(row));
    if (rows.length === 0) continue;
    const ending = await endingOf(tx, id, ceasingDecision);
    for (const row of rows) {
      const kept = keptAfterWithdrawal(await postedDuty(tx, row), ending);
      if (kept === null) await openAgain(tx, row, reason);
      else if (isNew) recordKept(tx, row, kept);
    }
  }
}

async function endingOf(tx: TxCtx, documentId: string, ceasingDecision: CeasingDecision): Promise<Ending> {
  const { withdrawn, end } = await withdrawalChain(tx.db, documentId);
  const taken: TakenDown[] = [];
  let revoked = false;
  for (const item of withdrawn) {
    const withdrawnAt = item.withdrawn_at ?? tx.clock.now();
    taken.push({
      on: dayInShanghai(withdrawnAt),
      saidUntil: metadataSchema.parse(item.metadata).publicityUntil,
      decided: await ceasingDecision(tx.db, { documentId: item.document_id, withdrawnAt }),
    });
    revoked ||= (await revocationsOf(tx, item.document_id)).length > 0;
  }
  return { taken, replaced: end !== null, revoked };
}

async function postedDuty(tx: TxCtx, row: ObligationRow): Promise<PostedDuty> {
  const rule = storedRule(row.rule);
  return {
    isPosted: rule.posting !== null,
    mayComeDownOn: row.settled_on === null ? null : await comesDownOn(tx, rule, row.settled_on),
  };
}

async function comesDownOn(
  tx: TxCtx,
  rule: ReturnType<typeof storedRule>,
  postedOn: PlainDate,
): Promise<PlainDate | null> {
  try {
    return postedUntil(rule, postedOn, await calendarOf(tx.db));
  } catch (error) {
    if (error instanceof CalendarMissing) return null;
    throw error;
  }
}

function recordKept(tx: TxCtx, row: ObligationRow, kept: KeptBecause): void {
  tx.record({
    type: 'obligation.kept',
    agencyId: row.agency_id,
    subject: subjectOf(row),
    reason: KEPT_BECAUSE[kept],
    after: { on: row.settled_on, documentId: row.settled_document_id, because: kept },
  });
}
