import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inOneTransaction, inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { DEED_SPECS } from '../../law/upkeep/deeds.ts';
import { addMonths } from '../../law/upkeep/review-days.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { documentById } from '../documents/documents.queries.ts';
import { knownDocument } from '../documents/readable-links.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { holdsDeed } from './case-roles.ts';
import { carryOut, changedByOf, changesSite, decisionOf } from './carry-out.ts';
import { caseSubject, closeCase, noteStep } from './case-steps.ts';
import type { Decision } from './upkeep.content.ts';
import { alreadyRaised, caseChanged, notNow, notPublic, unfitDecision } from './upkeep.errors.ts';
import { insertCase, lockCase, updateCase, type CaseRow } from './upkeep-cases.repository.ts';
import { upkeepPolicy } from './upkeep.policy.ts';
import { termsOf } from './upkeep-terms.ts';

/** A case as the person saw it. */
export interface SeenCase {
  readonly caseId: string;
  readonly version: number;
}

/** Points out a public document that may no longer be public, or not so. Throws `upkeep.already_raised`, `upkeep.not_public`. */
export async function raiseCase(
  ctx: Ctx,
  input: { readonly documentId: string; readonly reason: string },
): Promise<{ caseId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { documentId, reason } = input;
    const { agencyId, title } = await documentById(tx.db, documentId);
    authorise(upkeepPolicy.raise(tx.actor, await placeOf(tx.db, agencyId)));
    const item = await itemOf(tx.db, documentId);
    if (item?.state !== 'public') throw notPublic();
    const at = tx.clock.now();
    const today = dayInShanghai(at);
    const id = newId(at.getTime());
    const added = await insertCase(tx.db, {
      id,
      agency_id: agencyId,
      matter: 'ceasing',
      subject_kind: 'document',
      subject_id: documentId,
      title: item.title,
      grounds: JSON.stringify([{ name: 'byHand', detail: reason, since: today }]),
      revision_id: item.revision_id,
      due_on: today,
      found_at: at,
      changed_at: at,
    });
    if (!added) throw alreadyRaised();
    await noteStep(tx, { caseId: id, name: 'raised', reason });
    tx.record({ type: 'upkeep.raised', agencyId, subject: caseSubject({ id, title }), reason });
    return { caseId: id };
  });
}

/** Writes down what is to be done about some cases of one matter, all of them for the same reason, or about none. */
export async function decideCases(
  ctx: Ctx,
  input: { readonly cases: readonly SeenCase[]; readonly decision: Decision; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { decision, reason } = input;
    const { deed, ...terms } = decision;
    const changedBy = changedByOf(decision);
    if (changedBy !== null) await knownDocument(tx, changedBy);
    for (const seen of input.cases) {
      const row = await lockSeen(tx, seen);
      authorise(upkeepPolicy.decide(tx.actor, await placeOf(tx.db, row.agency_id)));
      if (row.state !== 'open') throw notNow(row.title);
      refuseUnfit(row, decision, dayInShanghai(tx.clock.now()));
      const at = tx.clock.now();
      await updateCase(tx.db, row.id, {
        state: 'decided',
        deed,
        terms: JSON.stringify(terms),
        reason,
        decided_by: accountIdOf(tx.actor),
        decided_by_name: nameOf(tx.actor),
        decided_at: at,
        version: row.version + 1,
        changed_at: at,
      });
      await noteStep(tx, { caseId: row.id, name: 'decided', reason, deed, terms });
      tx.record({
        type: 'upkeep.decided',
        agencyId: row.agency_id,
        subject: caseSubject(row),
        reason,
        after: { ...decision },
      });
    }
  });
}

/** Sends a decision back to be thought over; also one that was approved and not yet carried out. */
export async function returnCase(ctx: Ctx, input: SeenCase & { readonly reason: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockSeen(tx, input);
    const place = await placeOf(tx.db, row.agency_id);
    // Whoever decided may take it back until it is approved.
    const own = row.state === 'decided' && row.decided_by === accountIdOf(tx.actor);
    if (!own) authorise(upkeepPolicy.approve(tx.actor, { place, decidedBy: row.decided_by }));
    if (row.state !== 'decided' && row.state !== 'approved') throw notNow(row.title);
    await updateCase(tx.db, row.id, {
      state: 'open',
      deed: null,
      terms: null,
      reason: '',
      decided_by: null,
      decided_by_name: '',
      decided_at: null,
      approved_by: null,
      approved_by_name: '',
      approved_at: null,
      version: row.version + 1,
      changed_at: tx.clock.now(),
    });
    await noteStep(tx, { caseId: row.id, name: 'returned', reason: input.reason, deed: row.deed });
    tx.record({
      type: 'upkeep.returned',
      agencyId: row.agency_id,
      subject: caseSubject(row),
      reason: input.reason,
      before: { deed: row.deed },
    });
  });
}

/**
 * A second person agrees to what was decided about some cases, or to none of it. What changes the site is carried out with it when
 * this person may; else it waits for who may. What leaves all as it is closes the case.
 */
export async function approveCases(
  ctx: Ctx,
  input: { readonly cases: readonly SeenCase[]; readonly comment: string },
): Promise<{ carriedOut: number; waiting: number }> {
  return inOneTransaction(ctx, async (shared) => {
    const done = { carriedOut: 0, waiting: 0 };
    for (const seen of input.cases) {
      const row = await inTransaction(shared, async (tx) => approve(tx, seen, input.comment));
      if (row.state === 'closed') done.carriedOut += 1;
      else if (changesSite(row) && holdsDeed(ctx.actor, row, await placeOf(shared.db, row.agency_id))) {
        await carryOut(shared, row);
        done.carriedOut += 1;
      } else done.waiting += 1;
    }
    return done;
  });
}

/** Does what was approved and waits for somebody who may. */
export async function carryOutCase(ctx: Ctx, input: SeenCase): Promise<void> {
  await inOneTransaction(ctx, async (shared) => {
    const row = await inTransaction(shared, async (tx) => {
      const locked = await lockSeen(tx, input);
      if (locked.state !== 'approved' || !changesSite(locked)) throw notNow(locked.title);
      return locked;
    });
    await carryOut(shared, row);
  });
}

async function approve(tx: TxCtx, seen: SeenCase, comment: string): Promise<CaseRow> {
  const row = await lockSeen(tx, seen);
  const place = await placeOf(tx.db, row.agency_id);
  authorise(upkeepPolicy.approve(tx.actor, { place, decidedBy: row.decided_by }));
  const decision = decisionOf(row);
  if (row.state !== 'decided' || decision === null) throw notNow(row.title);
  const at = tx.clock.now();
  const change = {
    state: 'approved' as const,
    approved_by: accountIdOf(tx.actor),
    approved_by_name: nameOf(tx.actor),
    approved_at: at,
    version: row.version + 1,
    changed_at: at,
  };
  await updateCase(tx.db, row.id, change);
  await noteStep(tx, { caseId: row.id, name: 'approved', reason: comment, deed: row.deed });
  tx.record({
    type: 'upkeep.approved',
    agencyId: row.agency_id,
    subject: caseSubject(row),
    ...(comment !== '' && { reason: comment }),
    after: { ...decision },
  });
  const approved = { ...row, ...change };
  if (DEED_SPECS[decision.deed].by !== null) return approved;
  await closeCase(tx, approved, {
    outcome: 'stays',
    reason: row.reason,
    nextReviewOn: await nextReview(tx, row, decision),
  });
  return { ...approved, state: 'closed' };
}

async function nextReview(tx: TxCtx, row: CaseRow, decision: Decision): Promise<PlainDate | null> {
  if (decision.deed !== 'stays' && decision.deed !== 'keep') return null;
  const { reviewMonths } = await termsOf(tx.db, row.agency_id);
  return decision.nextReviewOn ?? addMonths(dayInShanghai(tx.clock.now()), reviewMonths);
}

function refuseUnfit(row: CaseRow, decision: Decision, today: PlainDate): void {
  if (DEED_SPECS[decision.deed].matter !== row.matter)
    throw unfitDecision(`“${row.title}”不能作这种处理，请选择适合这类事项的意见。`);
  if (changedByOf(decision) === row.subject_id)
    throw unfitDecision(`“${row.title}”不能由它自己修改、废止或者代替，请选择另一份文件。`);
  const next = 'nextReviewOn' in decision ? decision.nextReviewOn : null;
  if (next !== null && next <= today) throw unfitDecision('下次审查日期应当晚于今天。');
  if (decision.deed === 'renew' && decision.until <= row.due_on)
    throw unfitDecision('延长后的失效日期应当晚于现在的失效日期。');
  if (decision.deed === 'lapse' && row.due_on < today && row.subject_kind === 'normative')
    throw unfitDecision('有效期已满，请先在登记簿中登记失效日期。');
}

async function lockSeen(tx: TxCtx, { caseId, version }: SeenCase): Promise<CaseRow> {
  const row = await lockCase(tx.db, caseId);
  if (row === null) throw notFound('这件审查事项');
  if (row.version !== version) throw caseChanged(row.title);
  return row;
}
