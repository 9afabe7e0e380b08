import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { deadlineFault, defaultDeadlines, lastLawfulDay } from '../../law/annual-report/call-deadlines.ts';
import { dayInShanghai, type PlainDate, yearOf } from '../../law/dates.ts';
import type { AgencyLevel } from '../../law/annual-report/ties.ts';
import { agenciesById, agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { putReportList, reportListOf } from '../publishing/report-lists.ts';
import { reportersBelow, type Reporter } from './call-members.ts';
import {
  callChanged,
  callExists,
  deadlinesIncomplete,
  memberHasDraft,
  memberHasSubmitted,
  wrongDeadlines,
  wrongMembers,
  yearToCome,
} from './report-calls.errors.ts';
import { reportCallsPolicy } from './report-calls.policy.ts';
import {
  addMembers,
  findCall,
  insertCall,
  putDeadlines,
  removeMembers,
  updateCall,
} from './report-calls.repository.ts';
import type { Call, LevelDeadlines } from './report-calls.types.ts';
import { draftedAgencies, lastSubmissions } from './report-submissions.repository.ts';

/** Whom a call asks, by when, with which words. */
export interface CallTerms {
  readonly note: string;
  readonly deadlines: readonly LevelDeadlines[];
  readonly memberIds: readonly string[];
}

/** What a call of the agency for a year begins with: who can be asked, the usual days, and the last lawful one, by level. */
export async function callDefaults(
  ctx: Ctx,
  input: { agencyId: string; year: number },
): Promise<{
  reporters: readonly { agencyId: string; name: string; level: AgencyLevel }[];
  deadlines: readonly (LevelDeadlines & { readonly lastLawfulDay: PlainDate })[];
}> {
  authorise(reportCallsPolicy.convene(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  const reporters = await reportersBelow(ctx.db, input.agencyId);
  return {
    reporters: reporters.map(({ agency, level }) => ({ agencyId: agency.id, name: agency.name, level })),
    deadlines: [...new Set(reporters.map(({ level }) => level))].map((level) => ({
      level,
      ...defaultDeadlines(level, input.year),
      lastLawfulDay: lastLawfulDay(level, input.year),
    })),
  };
}

/** Opens the call of a year. Throws `report_calls.exists`, `report_calls.wrong_deadlines`, `report_calls.wrong_members`. */
export async function openCall(
  ctx: Ctx,
  input: CallTerms & { agencyId: string; year: number },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    authorise(reportCallsPolicy.convene(ctx.actor, await placeOf(tx.db, input.agencyId)));
    const at = ctx.clock.now();
    if (input.year > yearOf(dayInShanghai(at))) throw yearToCome(input.year);
    const asked = await askedAgencies(tx, { ...input, keeps: new Set() });
    checkDeadlines(input, asked);
    const id = newId(at.getTime());
    const call = {
      id,
      agency_id: input.agencyId,
      year: input.year,
      note: input.note,
      version: 1,
      opened_by: accountIdOf(ctx.actor),
      opened_by_name: nameOf(ctx.actor),
      opened_at: at,
    };
    if (!(await insertCall(tx.db, call))) throw callExists(input.year);
    await putDeadlines(tx.db, id, input.deadlines);
    await addMembers(tx.db, id, input.memberIds);
    tx.record({
      type: 'report_call.opened',
      agencyId: input.agencyId,
      subject: await callSubject(tx, call),
      after: { deadlines: input.deadlines, members: input.memberIds.length },
    });
    return { id };
  });
}

/** Changes days, words or whom a call asks. An agency that has submitted or prepared something stays. The public list follows where there is one. */
export async function changeCall(
  ctx: Ctx,
  input: CallTerms & { callId: string; version: number },
): Promise<{ version: number }> {
  return inTransaction(ctx, async (tx) => {
    const call = await convenedCall(tx, input.callId, { lock: true });
    if (call.version !== input.version) throw callChanged();
    const { year, agency_id: agencyId } = call;
    const asked = await askedAgencies(tx, {
      agencyId,
      memberIds: input.memberIds,
      keeps: new Set(call.memberIds),
    });
    checkDeadlines({ year, deadlines: input.deadlines }, asked);
    const wanted = new Set(input.memberIds);
    const removed = call.memberIds.filter((id) => !wanted.has(id));
    await refuseBusy(tx, call, removed);
    const answers = await removeMembers(tx.db, call.id, removed);
    const known = new Set(call.memberIds);
    await addMembers(
      tx.db,
      call.id,
      input.memberIds.filter((id) => !known.has(id)),
    );
    await putDeadlines(tx.db, call.id, input.deadlines);
    await updateCall(tx.db, { id: call.id, note: input.note });
    if ((await reportListOf(tx.db, { agencyId, year })) !== null)
      await putReportList(tx, { agencyId, year, members: input.memberIds });
    tx.record({
      type: 'report_call.changed',
      agencyId,
      subject: await callSubject(tx, call),
      before: { note: call.note, deadlines: call.deadlines, members: call.memberIds },
      after: {
        note: input.note,
        deadlines: input.deadlines,
        members: input.memberIds,
        ...(answers.length > 0 && { removedAnswers: answers }),
      },
    });
    return { version: call.version + 1 };
  });
}

/** The call, after asking whether the actor convenes it. Throws `common.not_found`. */
export async function convenedCall(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  callId: string,
  options: { lock?: boolean } = {},
): Promise<Call> {
  const call = await callById(ctx, callId, options);
  authorise(reportCallsPolicy.convene(ctx.actor, await placeOf(ctx.db, call.agency_id)));
  return call;
}

/** The call, whoever asks. Throws `common.not_found`. */
export async function callById(
  ctx: Pick<Ctx, 'db'>,
  callId: string,
  options: { lock?: boolean } = {},
): Promise<Call> {
  const call = await findCall(ctx.db, callId, options);
  if (call === undefined) throw notFound('这次年度报告征集');
  return call;
}

/** How a call is called in records: 重庆市綦江区人民政府2024年度报告征集. */
export async function callSubject(
  ctx: Pick<Ctx, 'db'>,
  call: { readonly id: string; readonly agency_id: string; readonly year: number },
): Promise<{ kind: 'reportCall'; id: string; title: string }> {
  const agency = await agencyById(ctx.db, call.agency_id);
  return { kind: 'reportCall', id: call.id, title: `${agency.name}${call.year}年度报告征集` };
}

/** The agencies by identifier that may be asked; `keeps`: those that are asked already, closed ones among them. */
async function askedAgencies(
  tx: TxCtx,
  input: { agencyId: string; memberIds: readonly string[]; keeps: ReadonlySet<string> },
): Promise<readonly Reporter[]> {
  const possible = await reportersBelow(tx.db, input.agencyId);
  const byId = new Map(possible.map((reporter) => [reporter.agency.id, reporter]));
  const wanted = new Set(input.memberIds);
  const unknown = [...wanted].filter((id) => !byId.has(id) && !input.keeps.has(id));
  if (wanted.size === 0 || wanted.size < input.memberIds.length || unknown.length > 0) throw wrongMembers();
  return possible.filter(({ agency }) => wanted.has(agency.id));
}

function checkDeadlines(
  terms: { readonly year: number; readonly deadlines: readonly LevelDeadlines[] },
  asked: readonly Reporter[],
): void {
  const levels = terms.deadlines.map(({ level }) => level);
  const missing = asked.filter(({ level }) => !levels.includes(level));
  if (new Set(levels).size < levels.length || levels.length === 0 || missing.length > 0)
    throw deadlinesIncomplete();
  for (const days of terms.deadlines) {
    const fault = deadlineFault(days, { level: days.level, year: terms.year });
    if (fault !== null) throw wrongDeadlines(fault);
  }
}

/** Refuses to leave out who has submitted, or prepares it: its work would be gone without its knowing. */
async function refuseBusy(tx: TxCtx, call: Call, removed: readonly string[]): Promise<void> {
  const nameOfFirst = async (having: ReadonlySet<string>): Promise<string | null> => {
    const first = removed.find((id) => having.has(id));
    if (first === undefined) return null;
    return (await agenciesById(tx.db, [first])).get(first)?.name ?? '';
  };
  const submitted = new Set((await lastSubmissions(tx.db, [call.id])).map((each) => each.agency_id));
  const withSubmission = await nameOfFirst(submitted);
  if (withSubmission !== null) throw memberHasSubmitted(withSubmission);
  const withDraft = await nameOfFirst(await draftedAgencies(tx.db, call.id));
  if (withDraft !== null) throw memberHasDraft(withDraft);
}
