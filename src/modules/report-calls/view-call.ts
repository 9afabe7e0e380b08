import type { Ctx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { partOf } from '../../law/annual-report/checks/checked-report.ts';
import { samePairs } from '../../law/annual-report/sister-sameness.ts';
import { agenciesById, agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { reportListOf } from '../publishing/report-lists.ts';
import { findReport } from '../reports/reports.queries.ts';
import { viewMembers } from './call-members-view.ts';
import { callById, convenedCall } from './open-call.ts';
import { draftFindings } from './prepare-submission.ts';
import type { reportCallsApi } from './report-calls.api.ts';
import { reportCallsPolicy } from './report-calls.policy.ts';
import type { AnsweredFinding, Call, DraftRow, SubmissionRow } from './report-calls.types.ts';
import {
  decisionsOn,
  findDraft,
  lastParts,
  submissionsOf,
  type MemberKey,
} from './report-submissions.repository.ts';
import { authoriseReading } from './submit-report.ts';
import { unexplainedFindings } from './unexplained.ts';
import { documentsOfSubmissions } from './submission-documents.repository.ts';

type Place = ResponseOf<typeof reportCallsApi.place>;

/** Everything about a call, for who convenes it. */
export async function viewBoard(
  ctx: Ctx,
  input: { callId: string },
): Promise<ResponseOf<typeof reportCallsApi.board>> {
  const call = await convenedCall(ctx, input.callId);
  const agency = await agencyById(ctx.db, call.agency_id);
  const list = await reportListOf(ctx.db, { agencyId: agency.id, year: call.year });
  return {
    id: call.id,
    agencyId: agency.id,
    agencyName: agency.name,
    year: call.year,
    note: call.note,
    version: call.version,
    openedByName: call.opened_by_name,
    openedAt: call.opened_at.toISOString(),
    deadlines: [...call.deadlines],
    members: await viewMembers(ctx, call),
    list: list && { href: list.href, listedAt: list.listedAt.toISOString() },
  };
}

/** An agency's part in a call, for its own people and for who convenes it. What is prepared is its own matter until it is sent. */
export async function viewPlace(ctx: Ctx, input: MemberKey): Promise<Place> {
  const call = await callById(ctx, input.callId);
  if (!call.memberIds.includes(input.agencyId)) throw notFound('这次年度报告征集');
  const { convenes } = await authoriseReading(ctx, { call, agencyId: input.agencyId });
  const agency = await agencyById(ctx.db, input.agencyId);
  const convener = await agencyById(ctx.db, call.agency_id);
  const isOwn = reportCallsPolicy.submit(ctx.actor, await placeOf(ctx.db, agency.id)) === true;
  const draft = isOwn ? await findDraft(ctx.db, input) : undefined;
  const report = await findReport(ctx.db, { agencyId: agency.id, year: call.year });
  const [member] = await viewMembers(ctx, call, [agency.id]);
  const place = must(member, 'member');
  const submissions = await submissionsOf(ctx.db, input);
  return {
    callId: call.id,
    convenerName: convener.name,
    year: call.year,
    note: call.note,
    member: place,
    frozen:
      report === undefined || report.frozen_at === null
        ? null
        : { reportId: report.id, frozenAt: report.frozen_at.toISOString() },
    draft: draft === undefined ? null : sentOf(draft, await draftFindings(ctx, { call, agency, draft })),
    submissions: await viewSubmissions(ctx, submissions),
    unexplained: convenes ? await unexplainedNow(ctx, { call, state: place.state, submissions }) : [],
    may: { submit: isOwn, decide: convenes },
  };
}

/** Which reports of a call resemble each other (雷同). */
export async function viewSameness(
  ctx: Ctx,
  input: { callId: string },
): Promise<ResponseOf<typeof reportCallsApi.sameness>> {
  const call = await convenedCall(ctx, input.callId);
  const submitted = await lastParts(ctx.db, call.id);
  const names = await agenciesById(
    ctx.db,
    submitted.map(({ agencyId }) => agencyId),
  );
  const reports = submitted.map(({ agencyId, parts }) => ({
    name: must(names.get(agencyId), `agency ${agencyId}`).name,
    part: (number: 1 | 5) => partOf({ parts }, number) ?? '',
  }));
  return { compared: reports.length, pairs: samePairs(reports) };
}

async function unexplainedNow(
  ctx: Ctx,
  of: { call: Call; state: Place['member']['state']; submissions: readonly SubmissionRow[] },
): Promise<Place['unexplained']> {
  const submission = of.submissions.at(-1);
  if (submission === undefined || of.state !== 'submitted') return [];
  const findings = await unexplainedFindings(ctx.db, { call: of.call, submission });
  return findings.map((found) => findingView({ ...found, answer: null }));
}

async function viewSubmissions(
  ctx: Ctx,
  submissions: readonly SubmissionRow[],
): Promise<Place['submissions']> {
  const decisions = await decisionsOn(
    ctx.db,
    submissions.map(({ id }) => id),
  );
  const documents = await documentsOfSubmissions(
    ctx.db,
    submissions.map(({ id }) => id),
  );
  return submissions
    .map((row) => ({
      ...sentOf(row, row.findings),
      number: row.number,
      documentId: documents.get(row.id) ?? null,
      decisions: (decisions.get(row.id) ?? []).map(({ decision, reason, by_name, at }) => ({
        decision,
        reason,
        byName: by_name,
        at: at.toISOString(),
      })),
    }))
    .toReversed();
}

function sentOf(row: DraftRow, findings: readonly AnsweredFinding[]): NonNullable<Place['draft']> {
  return {
    id: row.id,
    source: row.source,
    fileName: row.file_name,
    sha256: row.sha256,
    versionNumber: row.version_number,
    title: row.reading.title,
    at: row.at.toISOString(),
    byName: row.by_name,
    findings: findings.map(findingView),
  };
}

function findingView(found: AnsweredFinding): Place['unexplained'][number] {
  const { key, rule, severity, where, message, law, answer } = found;
  return { key, rule, severity, where, message, law, answer };
}
