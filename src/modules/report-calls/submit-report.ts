import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { openFindings } from '../../law/annual-report/findings.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { callById, callSubject } from './open-call.ts';
import { draftFindings, ownPlace, refuseClosed } from './prepare-submission.ts';
import {
  approvalNeedsReason,
  decidedMeanwhile,
  draftChanged,
  frozenAnew,
  notReady,
} from './report-calls.errors.ts';
import { reportCallsPolicy } from './report-calls.policy.ts';
import { memberState } from './report-calls.rules.ts';
import type { Call, DecisionRow, DraftRow, SubmissionRow } from './report-calls.types.ts';
import {
  decisionsOn,
  findDraft,
  findSubmission,
  insertDecision,
  insertSubmission,
  removeDraft,
  submissionsOf,
  type MemberKey,
} from './report-submissions.repository.ts';
import { lastFrozen } from './sent-report.ts';
import { unexplainedFindings } from './unexplained.ts';

/**
 * 报送: sends what is prepared. Refused while it has errors or unanswered warnings. What was submitted before stays beside it.
 * `draftId`: what the person saw. Throws `report_calls.not_ready`, `report_calls.draft_changed`, `report_calls.already_submitted`.
 */
export async function submitReport(
  ctx: Ctx,
  input: MemberKey & { draftId: string },
): Promise<{ submissionId: string; number: number }> {
  return inTransaction(ctx, async (tx) => {
    const { call, agency } = await ownPlace(tx, input, { lock: true });
    await refuseClosed(tx, input);
    const draft = await findDraft(tx.db, input);
    if (draft === undefined || draft.id !== input.draftId) throw draftChanged();
    await refuseStale(tx, { call, draft });
    const findings = await draftFindings(tx, { call, agency, draft });
    const open = openFindings(findings, ({ answer }) => answer !== null);
    if (open.length > 0) throw notReady(open);
    const number = (await submissionsOf(tx.db, input)).length + 1;
    const submission: SubmissionRow = {
      ...draft,
      number,
      findings,
      by_account: accountIdOf(ctx.actor),
      by_name: nameOf(ctx.actor),
      at: ctx.clock.now(),
    };
    await insertSubmission(tx.db, submission);
    await removeDraft(tx.db, input);
    tx.record({
      type: 'report_call.submitted',
      agencyId: agency.id,
      subject: await callSubject(tx, call),
      after: {
        number,
        source: draft.source,
        sha256: draft.sha256,
        answered: findings.filter(({ answer }) => answer !== null).map(({ key }) => key),
      },
    });
    return { submissionId: submission.id, number };
  });
}

/** 退回: the agency mends what the reason names and submits again. An approved one can be returned too. */
export async function returnSubmission(
  ctx: Ctx,
  input: { callId: string; submissionId: string; reason: string },
): Promise<void> {
  await decide(ctx, { ...input, decision: 'returned' });
}

/**
 * 通过: the submission goes into the sum and may be published by its agency. Needs a reason, which is kept, when there is something
 * that its agency didn't explain: throws `report_calls.approval_needs_reason`.
 */
export async function approveSubmission(
  ctx: Ctx,
  input: { callId: string; submissionId: string; reason?: string },
): Promise<void> {
  await decide(ctx, { ...input, decision: 'approved', reason: input.reason ?? '' });
}

/** The file of a submission, for its agency and for who convenes the call. */
export async function submittedFile(
  ctx: Ctx,
  input: { callId: string; submissionId: string },
): Promise<{ sha256: string; fileName: string; bytes: number }> {
  const call = await callById(ctx, input.callId);
  const found = await findSubmission(ctx.db, input.submissionId);
  if (found === undefined || found.call_id !== call.id || found.source !== 'file')
    throw notFound('这份报送的文件');
  await authoriseReading(ctx, { call, agencyId: found.agency_id });
  return { sha256: found.sha256, fileName: found.file_name, bytes: found.bytes };
}

/** Whether the actor may see what an agency submitted: its own people, and who convenes the call. */
export async function authoriseReading(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  of: { call: Call; agencyId: string },
): Promise<{ convenes: boolean }> {
  const convenes = reportCallsPolicy.convene(ctx.actor, await placeOf(ctx.db, of.call.agency_id)) === true;
  if (!convenes) authorise(reportCallsPolicy.readOwn(ctx.actor, await placeOf(ctx.db, of.agencyId)));
  return { convenes };
}

async function decide(
  ctx: Ctx,
  input: { callId: string; submissionId: string; reason: string; decision: DecisionRow['decision'] },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const call = await callById(tx, input.callId, { lock: true });
    authorise(reportCallsPolicy.convene(ctx.actor, await placeOf(tx.db, call.agency_id)));
    const submission = await lastOne(tx, call, input.submissionId);
    const decisions = (await decisionsOn(tx.db, [submission.id])).get(submission.id) ?? [];
    const state = memberState(submission, decisions);
    if (state === 'returned' || state === input.decision) throw decidedMeanwhile();
    if (input.decision === 'approved' && input.reason === '') {
      const open = await unexplainedFindings(tx.db, { call, submission });
      if (open.length > 0) throw approvalNeedsReason(open);
    }
    const at = ctx.clock.now();
    await insertDecision(tx.db, {
      id: newId(at.getTime()),
      submission_id: submission.id,
      decision: input.decision,
      reason: input.reason,
      by_account: accountIdOf(ctx.actor),
      by_name: nameOf(ctx.actor),
      at,
    });
    tx.record({
      type: input.decision === 'returned' ? 'report_call.returned' : 'report_call.approved',
      agencyId: submission.agency_id,
      subject: await callSubject(tx, call),
      ...(input.reason !== '' && { reason: input.reason }),
      after: { submission: submission.id, number: submission.number, sha256: submission.sha256 },
    });
  });
}

async function lastOne(tx: TxCtx, call: Call, submissionId: string): Promise<SubmissionRow> {
  const found = await findSubmission(tx.db, submissionId);
  if (found === undefined || found.call_id !== call.id) throw notFound('这份报送的年报');
  const all = await submissionsOf(tx.db, { callId: call.id, agencyId: found.agency_id });
  if (must(all.at(-1), 'submission').id !== found.id) throw decidedMeanwhile();
  return found;
}

/** What was checked must be what is frozen: otherwise something else would be published than was submitted. */
async function refuseStale(tx: TxCtx, input: { call: Call; draft: DraftRow }): Promise<void> {
  const { call, draft } = input;
  if (draft.source === 'file') return;
  const frozen = await lastFrozen(tx.db, { agencyId: draft.agency_id, year: call.year });
  if (frozen === null || frozen.sha256 !== draft.sha256) throw frozenAnew();
}
