import { holds, type Place, type Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai, yearOf } from '../../law/dates.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { findReport } from '../reports/reports.queries.ts';
import { viewMembers, type MemberView } from './call-members-view.ts';
import type { reportCallsApi } from './report-calls.api.ts';
import { urgencyOf } from './report-calls.rules.ts';
import { callsAround } from './report-calls.repository.ts';
import type { Call } from './report-calls.types.ts';
import { lastSubmissions } from './report-submissions.repository.ts';
import { documentsOfSubmissions } from './submission-documents.repository.ts';

type Item = ResponseOf<typeof reportCallsApi.todo>['items'][number];

/** Calls of years before that remind nobody any more: they are history. */
const REMINDS_YEARS = 2;

/** Who is reminded of what an agency must do. */
const REMINDED: Readonly<Record<'submit' | 'mend' | 'publish', readonly Role[]>> = {
  submit: ['clerk'],
  mend: ['clerk'],
  publish: ['clerk', 'publisher'],
};

/** What of the calls waits for the actor, the most urgent first: to submit, to mend, to publish, to look at, to remind of. */
export async function reportCallTodo(ctx: Ctx): Promise<{ items: Item[] }> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const own = [...new Set(grants.map(({ agencyId }) => agencyId))];
  const thisYear = yearOf(dayInShanghai(ctx.clock.now()));
  const calls = (await callsAround(ctx.db, own)).filter(({ year }) => year >= thisYear - REMINDS_YEARS);
  const items: Item[] = [];
  for (const call of calls) {
    const convener = await agencyById(ctx.db, call.agency_id);
    if (own.includes(convener.id) && holds(ctx.actor, 'supervisor', placeIn(convener)))
      items.push(...convenerItems(call, convener, await viewMembers(ctx, call), thisDay(ctx)));
    const asked = own.filter((id) => call.memberIds.includes(id));
    for (const member of await viewMembers(ctx, call, asked)) {
      const item = await memberItem(ctx, { call, convener, member });
      if (item !== null) items.push(item);
    }
  }
  return { items: items.toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1)) };
}

async function memberItem(
  ctx: Ctx,
  of: { call: Call; convener: Agency; member: MemberView },
): Promise<Item | null> {
  const { call, convener, member } = of;
  const { due } = member;
  if (due === null || due.what === 'review') return null;
  const agency = await agencyById(ctx.db, member.agencyId);
  if (!holds(ctx.actor, REMINDED[due.what], placeIn(agency))) return null;
  const report =
    due.what === 'publish' ? await findReport(ctx.db, { agencyId: agency.id, year: call.year }) : undefined;
  return {
    callId: call.id,
    agencyId: agency.id,
    agencyName: agency.name,
    convenerName: convener.name,
    year: call.year,
    what: due.what,
    dueOn: due.on,
    urgency: due.urgency,
    note: member.returnReason,
    count: 1,
    documentId: report?.document_id ?? (due.what === 'publish' ? await madeOf(ctx, call, agency.id) : null),
  };
}

/** The document that was made of what the agency handed in as a file. */
async function madeOf(ctx: Ctx, call: Call, agencyId: string): Promise<string | null> {
  const last = (await lastSubmissions(ctx.db, [call.id])).find((head) => head.agency_id === agencyId);
  if (last === undefined) return null;
  return (await documentsOfSubmissions(ctx.db, [last.id])).get(last.id) ?? null;
}

function convenerItems(call: Call, convener: Agency, members: readonly MemberView[], today: string): Item[] {
  const item = (what: 'review' | 'remind', of: readonly MemberView[]): Item[] => {
    const days = of.flatMap(({ due }) => (due === null ? [] : [due.on])).toSorted();
    const dueOn = days[0] ?? null;
    if (of.length === 0) return [];
    return [
      {
        callId: call.id,
        agencyId: convener.id,
        agencyName: convener.name,
        convenerName: convener.name,
        year: call.year,
        what,
        dueOn,
        urgency: urgencyOf(dueOn, today),
        note: '',
        count: of.length,
        documentId: null,
      },
    ];
  };
  return [
    ...item(
      'review',
      members.filter(({ due }) => due?.what === 'review'),
    ),
    ...item(
      'remind',
      members.filter(({ due }) => due !== null && due.what !== 'review' && due.urgency === 'overdue'),
    ),
  ];
}

function thisDay(ctx: Ctx): string {
  return dayInShanghai(ctx.clock.now());
}

function placeIn(agency: Agency): Place {
  return { agencyId: agency.id, agencyPath: agency.path };
}
