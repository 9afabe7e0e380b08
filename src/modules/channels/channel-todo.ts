import { sql, type SqlBool } from 'kysely';
import { accountIdOf, holds, type Place, type Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { agenciesById, placeOf } from '../agencies/agencies.queries.ts';
import { postingsWhere } from './boards.repository.ts';
import { failedRecords } from './channel-records.repository.ts';
import { recordViews } from './channel-records.ts';
import type { channelsApi } from './channels.api.ts';
import { cmsSettings } from './connections.api.ts';
import { connectionsOf } from './connections.repository.ts';
import { viewsOf } from './media-account-list.ts';
import { accountsOf } from './media-accounts.repository.ts';
import { outdatedRecords, outdatedViews, urgencyOf, type OutdatedRecord } from './outdated-records.ts';
import { postingViews } from './postings.ts';
import { openIssuesOf } from './wechat-issues.repository.ts';

type Todo = ResponseOf<typeof channelsApi.todo>;

const SHOWN = 50;
const KEEPERS: readonly Role[] = ['clerk', 'publisher'];
const APPROVERS: readonly Role[] = ['publisher', 'finalReviewer'];

/**
 * What waits for the actor: what stands on channels though it is withdrawn here, most urgent of all, or in an older edition; what must come
 * down from boards, accounts that will fall asleep, what couldn't be sent, for those who
 * keep channels; issues of WeChat that wait for approval, for those who may give it and didn't write them.
 */
export async function channelTodo(ctx: Ctx): Promise<Todo> {
  const keeps = await agenciesWhere(ctx, KEEPERS);
  const approves = await agenciesWhere(ctx, APPROVERS);
  const names = await agenciesById(ctx.db, [...keeps, ...approves]);
  const nameOf = (id: string): string => names.get(id)?.name ?? '';
  const postings: Todo['postings'] = [];
  const accounts: Todo['accounts'] = [];
  const waiting: OutdatedRecord[] = [];
  for (const agencyId of keeps) {
    waiting.push(...(await outdatedToTell(ctx, agencyId)));
    const told = new Set(waiting.map(({ record }) => record.id));
    const rows = (await duePostings(ctx, agencyId)).filter((row) => !told.has(row.record_id));
    const agencyName = nameOf(agencyId);
    for (const item of await postingViews(ctx, agencyId, rows)) postings.push({ ...item, agencyName });
    for (const { events: _events, ...item } of await viewsOf(ctx, await accountsOf(ctx.db, [agencyId]))) {
      if (item.standing !== 'fresh' && item.standing !== 'closed') accounts.push({ ...item, agencyName });
    }
  }
  const first = waiting.toSorted((one, other) => urgencyOf(one) - urgencyOf(other)).slice(0, SHOWN);
  const outdated = (await outdatedViews(ctx, first)).map((item, index) => ({
    ...item,
    agencyName: nameOf(first[index]?.record.agency_id ?? ''),
  }));
  const told = new Set(waiting.map(({ record }) => record.id));
  const records = (await failedRecords(ctx.db, keeps)).filter(({ id }) => !told.has(id));
  const failed = (await recordViews(ctx, records)).map(({ history: _history, ...item }, index) => ({
    ...item,
    agencyName: nameOf(records[index]?.agency_id ?? ''),
  }));
  const issues = await issuesFor(ctx, { keeps, approves, nameOf });
  const total = waiting.length + postings.length + accounts.length + failed.length + issues.length;
  return { outdated, postings, accounts, failed, issues, total };
}

/**
 * What people must see to. An edition that goes to a county's CMS by itself isn't told while it does, nor one that can't: the connection is
 * switched off, so that nothing new is reported there. What is withdrawn here always is.
 */
async function outdatedToTell(ctx: Ctx, agencyId: string): Promise<OutdatedRecord[]> {
  const packaged = new Set(
    (await connectionsOf(ctx.db, agencyId))
      .filter(({ kind, active, settings }) => kind === 'cms' && active && isPackage(settings))
      .map(({ id }) => id),
  );
  return (await outdatedRecords(ctx.db, agencyId)).filter(
    ({ record, outdated }) =>
      outdated === 'withdrawn' || record.channel !== 'cms' || packaged.has(record.target_id),
  );
}

function isPackage(settings: unknown): boolean {
  return cmsSettings.parse(settings).transport === 'package';
}

async function duePostings(ctx: Ctx, agencyId: string) {
  const today = dayInShanghai(ctx.clock.now());
  const where = sql<SqlBool>`r.agency_id = ${agencyId} AND p.taken_down_on IS NULL AND p.voided_on IS NULL AND p.take_down_on <= ${today}`;
  return (await postingsWhere(ctx.db, where, { offset: 0, limit: SHOWN })).rows;
}

async function issuesFor(
  ctx: Ctx,
  who: {
    readonly keeps: readonly string[];
    readonly approves: readonly string[];
    readonly nameOf: (id: string) => string;
  },
): Promise<Todo['issues']> {
  const me = accountIdOf(ctx.actor);
  const rows = await openIssuesOf(ctx.db, [...new Set([...who.keeps, ...who.approves])]);
  return rows.flatMap((row): Todo['issues'] => {
    const { id, issue, state, fault } = row;
    const agencyName = who.nameOf(row.agency_id);
    if (fault !== '' && who.keeps.includes(row.agency_id))
      return [{ id, issue, state, fault, agencyName, what: 'failed' }];
    const mine = row.made_by !== null && row.made_by === me;
    return state === 'draft' && !mine && who.approves.includes(row.agency_id)
      ? [{ id, issue, state, fault, agencyName, what: 'approve' }]
      : [];
  });
}

async function agenciesWhere(ctx: Ctx, roles: readonly Role[]): Promise<string[]> {
  if (ctx.actor.kind !== 'account') return [];
  const ids = [...new Set(ctx.actor.grants.map(({ agencyId }) => agencyId))];
  const places: Place[] = [];
  for (const id of ids) places.push(await placeOf(ctx.db, id));
  return places.filter((place) => holds(ctx.actor, roles, place)).map(({ agencyId }) => agencyId);
}
