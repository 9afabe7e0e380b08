import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { defaultDeadlines } from '../../law/annual-report/call-deadlines.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import type { AgencySummary } from '../agencies/agencies.types.ts';
import { publicReportsOf, type PublicReport } from '../publishing/report-lists.ts';
import { levelOf } from '../reports/compile-report.ts';
import type { reportCallsApi } from './report-calls.api.ts';
import { daysLate, memberState, nextDue, urgencyOf } from './report-calls.rules.ts';
import type { Call, DecisionRow, SubmissionHead } from './report-calls.types.ts';
import {
  decisionsOn,
  draftedAgencies,
  firstSubmittedAt,
  lastSubmissions,
} from './report-submissions.repository.ts';
import { lastFrozen } from './sent-report.ts';

/** How an agency stands in a call. */
export type MemberView = ResponseOf<typeof reportCallsApi.board>['members'][number];

/** How all agencies of a call stand, or some of them, in the order of their places. */
export async function viewMembers(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  call: Call,
  agencyIds: readonly string[] = call.memberIds,
): Promise<MemberView[]> {
  const { db } = ctx;
  const agencies = await agenciesById(db, agencyIds);
  const submissions = new Map((await lastSubmissions(db, [call.id])).map((each) => [each.agency_id, each]));
  const decisions = await decisionsOn(
    db,
    [...submissions.values()].map(({ id }) => id),
  );
  const first = await firstSubmittedAt(db, call.id);
  const drafted = await draftedAgencies(db, call.id);
  const reports = await publicReportsOf(db, { agencyIds, year: call.year });
  const members: MemberView[] = [];
  const inOrder = agencyIds
    .map((id) => must(agencies.get(id), `agency ${id}`))
    .toSorted((a, b) => a.sort - b.sort || (a.slug < b.slug ? -1 : 1));
  for (const agency of inOrder) {
    const submission = submissions.get(agency.id);
    members.push(
      await viewMember(ctx, {
        call,
        agency,
        submission,
        decisions: submission === undefined ? [] : (decisions.get(submission.id) ?? []),
        firstAt: first.get(agency.id) ?? null,
        hasDraft: drafted.has(agency.id),
        report: reports.get(agency.id) ?? null,
      }),
    );
  }
  return members;
}

async function viewMember(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  of: {
    call: Call;
    agency: AgencySummary;
    submission: SubmissionHead | undefined;
    decisions: readonly DecisionRow[];
    firstAt: Date | null;
    hasDraft: boolean;
    report: PublicReport | null;
  },
): Promise<MemberView> {
  const { call, agency, submission, decisions, report } = of;
  const level = levelOf(agency.kind);
  // An agency whose kind was changed since has the usual days.
  const days = call.deadlines.find((each) => each.level === level) ?? defaultDeadlines(level, call.year);
  const today = dayInShanghai(ctx.clock.now());
  const state = memberState(submission, decisions);
  const due = nextDue({ state, isPublic: report !== null }, days);
  const submittedOn = of.firstAt === null ? null : dayInShanghai(of.firstAt);
  return {
    agencyId: agency.id,
    agencyName: agency.name,
    level,
    state,
    due: due && { ...due, urgency: urgencyOf(due.on, today) },
    submitBy: days.submitBy,
    publishBy: days.publishBy,
    submittedLate: daysLate(days.submitBy, { doneOn: submittedOn, today }),
    publishedLate: daysLate(days.publishBy, { doneOn: report?.publishedOn ?? null, today }),
    hasDraft: of.hasDraft,
    submission: submission === undefined ? null : headOf(submission),
    returnReason: state === 'returned' ? (decisions.at(-1)?.reason ?? '') : '',
    frozenAnew: submission !== undefined && (await isFrozenAnew(ctx, call, submission)),
    publicReport: report && {
      href: report.href,
      title: report.title,
      publishedOn: report.publishedOn,
      titleYear: report.titleYear,
    },
  };
}

function headOf(submission: SubmissionHead): MemberView['submission'] {
  const { id, number, source, file_name, at, by_name, warnings, infos } = submission;
  return {
    id,
    number,
    source,
    fileName: file_name,
    at: at.toISOString(),
    byName: by_name,
    warnings,
    infos,
  };
}

async function isFrozenAnew(ctx: Pick<Ctx, 'db'>, call: Call, submission: SubmissionHead): Promise<boolean> {
  if (submission.source === 'file') return false;
  const frozen = await lastFrozen(ctx.db, { agencyId: submission.agency_id, year: call.year });
  return frozen?.sha256 !== submission.sha256;
}
