import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { SentFile } from '../../platform/http/sent-file.ts';
import { newId } from '../../platform/ids.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { alreadySubmitted, draftChanged, notAnswerable } from './report-calls.errors.ts';
import { reportCallsPolicy } from './report-calls.policy.ts';
import { memberState } from './report-calls.rules.ts';
import type { AnsweredFinding, Call, DraftRow } from './report-calls.types.ts';
import {
  decisionsOn,
  findDraft,
  listAnswers,
  putAnswer,
  putDraft,
  removeDraft,
  submissionsOf,
  type MemberKey,
} from './report-submissions.repository.ts';
import { callById, callSubject } from './open-call.ts';
import { answersAtFreezing, frozenToSend, readSentFile } from './sent-report.ts';
import { findingsToSubmit } from './submission-findings.ts';

/** Whether the actor may prepare a submission now. Asked before any byte of a file is taken. */
export async function mayPrepare(ctx: Ctx, input: MemberKey): Promise<{ call: Call; agency: Agency }> {
  const { call, agency } = await ownPlace(ctx, input);
  await refuseClosed(ctx, input);
  return { call, agency };
}

/** Reads a file and checks it. Nothing is submitted yet; the file is kept, and what was prepared before gives way. */
export async function prepareFile(
  ctx: Ctx,
  input: MemberKey & { file: SentFile; pool: ReadingPool },
): Promise<void> {
  const { call } = await mayPrepare(ctx, input);
  const { file } = input;
  const reading = await readSentFile(input.pool, { file, year: call.year });
  const { sha256, size } = await ctx.storage.put(file.bytes);
  await keepDraft(ctx, input, {
    source: 'file',
    report_id: null,
    version_number: null,
    file_name: file.name,
    sha256,
    bytes: size,
    reading,
  });
}

/** Takes the report as it was frozen in the program, by its hash, and checks it. */
export async function prepareFrozen(ctx: Ctx, input: MemberKey): Promise<void> {
  const { call, agency } = await mayPrepare(ctx, input);
  const frozen = await frozenToSend(ctx, { agency, year: call.year });
  await keepDraft(ctx, input, {
    source: 'frozen',
    report_id: frozen.reportId,
    version_number: frozen.versionNumber,
    file_name: frozen.fileName,
    sha256: frozen.sha256,
    bytes: frozen.bytes,
    reading: frozen.reading,
  });
}

/** Takes away what is prepared, e.g. a wrong file; what was explained stays for the next one. Throws `report_calls.draft_changed`. */
export async function dropDraft(ctx: Ctx, input: MemberKey): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { call, agency } = await ownPlace(tx, input, { lock: true });
    const draft = await findDraft(tx.db, input);
    if (draft === undefined) throw draftChanged();
    await removeDraft(tx.db, input);
    tx.record({
      type: 'report_call.draft_dropped',
      agencyId: agency.id,
      subject: await callSubject(tx, call),
      before: { source: draft.source, sha256: draft.sha256 },
    });
  });
}

/** Writes down why a warning of what is prepared is right as it is. It holds for this very finding: other figures, another key. */
export async function answerFinding(
  ctx: Ctx,
  input: MemberKey & { finding: string; reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { call, agency } = await ownPlace(tx, input, { lock: true });
    const draft = await findDraft(tx.db, input);
    if (draft === undefined) throw draftChanged();
    const found = (await draftFindings(tx, { call, agency, draft })).find(({ key }) => key === input.finding);
    if (found === undefined || found.severity === 'error') throw notAnswerable();
    const at = ctx.clock.now();
    await putAnswer(tx.db, {
      ...input,
      id: newId(at.getTime()),
      byAccount: accountIdOf(ctx.actor),
      byName: nameOf(ctx.actor),
      at,
    });
    tx.record({
      type: 'report_call.finding_answered',
      agencyId: agency.id,
      subject: await callSubject(tx, call),
      reason: input.reason,
      after: { finding: input.finding },
    });
  });
}

/** What is to be said about what is prepared, with what was answered here and, for a report of the program, before it was frozen. */
export async function draftFindings(
  ctx: Ctx,
  input: { call: Call; agency: Agency; draft: DraftRow },
): Promise<AnsweredFinding[]> {
  const { call, agency, draft } = input;
  const findings = await findingsToSubmit(ctx.db, { call, agency, sent: draft });
  const before = draft.report_id === null ? null : await answersAtFreezing(ctx, draft.report_id);
  const here = await listAnswers(ctx.db, { callId: call.id, agencyId: agency.id });
  return findings.map((found) => ({
    ...found,
    answer: here.get(found.key) ?? before?.get(found.key) ?? null,
  }));
}

/** The agency's place in a call, after asking whether the actor may submit there. Throws `common.not_found`. */
export async function ownPlace(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  { callId, agencyId }: MemberKey,
  options: { lock?: boolean } = {},
): Promise<{ call: Call; agency: Agency }> {
  const call = await callById(ctx, callId, options);
  if (!call.memberIds.includes(agencyId)) throw notFound('这次年度报告征集');
  authorise(reportCallsPolicy.submit(ctx.actor, await placeOf(ctx.db, agencyId)));
  return { call, agency: await agencyById(ctx.db, agencyId) };
}

/** Throws `report_calls.already_submitted` while a submission waits or is approved. */
export async function refuseClosed(ctx: Pick<Ctx, 'db'>, of: MemberKey): Promise<void> {
  const last = (await submissionsOf(ctx.db, of)).at(-1);
  const decisions = last === undefined ? [] : ((await decisionsOn(ctx.db, [last.id])).get(last.id) ?? []);
  const state = memberState(last, decisions);
  if (state === 'submitted' || state === 'approved') throw alreadySubmitted(state);
}

async function keepDraft(
  ctx: Ctx,
  of: MemberKey,
  sent: Omit<DraftRow, 'id' | 'call_id' | 'agency_id' | 'by_account' | 'by_name' | 'at'>,
): Promise<void> {
  await inTransaction(ctx, async (tx: TxCtx) => {
    const { call, agency } = await ownPlace(tx, of, { lock: true });
    await refuseClosed(tx, of);
    const at = ctx.clock.now();
    await putDraft(tx.db, {
      id: newId(at.getTime()),
      call_id: call.id,
      agency_id: agency.id,
      ...sent,
      by_account: accountIdOf(ctx.actor),
      by_name: nameOf(ctx.actor),
      at,
    });
    tx.record({
      type: 'report_call.read',
      agencyId: agency.id,
      subject: await callSubject(tx, call),
      after: { source: sent.source, fileName: sent.file_name, sha256: sent.sha256 },
    });
  });
}
