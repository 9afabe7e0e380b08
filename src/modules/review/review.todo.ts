import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import { accountNames } from '../accounts/accounts.queries.ts';
import { nodesById } from '../catalogue/catalogue.queries.ts';
import type { DocumentFilter, DocumentRow } from '../documents/document-list.repository.ts';
import { authorsOf, documentRows, documentsById } from '../documents/documents.queries.ts';
import type { DocumentRecord } from '../documents/documents.types.ts';
import type { reviewApi } from './review.api.ts';
import { listDecisions, listRounds, listSecrecy, listWaiting } from './review.repository.ts';

type Todo = ResponseOf<typeof reviewApi.todo>;
type Item = Todo['reviews']['items'][number];
type Group = Todo['reviews'];

/** What one thing to do is about, before names are looked up. */
interface Task {
  readonly document: DocumentRecord;
  readonly what: string;
  readonly note: string;
  readonly from: string;
  readonly since: Date;
}

/** Nobody has more than this on the desk at once; beyond it the count says "at least". */
const MOST = 500;

/** What waits for the actor at their step, over all agencies where they hold a role. */
export async function todoOf(ctx: Ctx, input: { limit: number }): Promise<Todo> {
  const groups = {
    returned: await returnedTasks(ctx),
    reviews: await reviewTasks(ctx),
    secrecy: await secrecyTasks(ctx),
    toPublish: await publishTasks(ctx),
    urgent: await urgentTasks(ctx),
  };
  const show = async (tasks: readonly Task[]): Promise<Group> => ({
    count: tasks.length,
    items: await toItems(ctx, tasks.slice(0, input.limit)),
  });
  return {
    total: Object.values(groups).reduce((sum, tasks) => sum + tasks.length, 0),
    returned: await show(groups.returned),
    reviews: await show(groups.reviews),
    secrecy: await show(groups.secrecy),
    toPublish: await show(groups.toPublish),
    urgent: await show(groups.urgent),
  };
}

/** Returned documents that the actor wrote or created. */
async function returnedTasks(ctx: Ctx): Promise<Task[]> {
  const rows = await rowsFor(ctx, ['clerk'], { state: 'returned' });
  const authors = await authorsOf(
    ctx.db,
    rows.map((row) => row.currentEditionId),
  );
  const own = rows.filter(
    (row) =>
      row.createdBy === accountId(ctx) ||
      (authors.get(row.currentEditionId) ?? []).some((author) => author.id === accountId(ctx)),
  );
  const rounds = await listRounds(
    ctx.db,
    own.map((row) => row.currentEditionId),
  );
  const decisions = await listDecisions(
    ctx.db,
    rounds.map((round) => round.id),
  );
  return own.map((document) => {
    const round = rounds.findLast((each) => each.editionId === document.currentEditionId);
    const returned = decisions.findLast((each) => each.round_id === round?.id && each.verdict === 'return');
    return {
      document,
      what: '按意见修改',
      note: returned?.comment ?? '',
      from: returned?.by_name ?? '',
      since: returned?.at ?? document.changedAt,
    };
  });
}

/** Steps that wait for one of the actor's roles; not of texts that the actor wrote, nor twice in a round. */
async function reviewTasks(ctx: Ctx): Promise<Task[]> {
  const waiting = [];
  for (const [agencyId, roles] of rolesByAgency(ctx)) {
    waiting.push(...(await listWaiting(ctx.db, { agencyId, roles, limit: MOST })));
  }
  const authors = await authorsOf(
    ctx.db,
    waiting.map((round) => round.editionId),
  );
  const decisions = await listDecisions(
    ctx.db,
    waiting.map((round) => round.id),
  );
  const documents = await documentsById(
    ctx.db,
    waiting.map((round) => round.documentId),
  );
  const starters = await accountNames(
    ctx.db,
    waiting.flatMap((round) => round.startedBy ?? []),
  );
  return waiting.flatMap((round) => {
    const document = documents.get(round.documentId);
    const wrote = (authors.get(round.editionId) ?? []).some((author) => author.id === accountId(ctx));
    const own = decisions.filter((decision) => decision.round_id === round.id);
    if (document === undefined || wrote || own.some((decision) => decision.by_account === accountId(ctx)))
      return [];
    const before = own.at(-1);
    return {
      document,
      what: round.steps[round.step]?.name ?? '审核',
      note: '',
      from: before?.by_name ?? starters.get(round.startedBy ?? '') ?? '',
      since: before?.at ?? round.startedAt,
    };
  });
}

/** Submitted documents whose present text has no 保密审查 yet. */
async function secrecyTasks(ctx: Ctx): Promise<Task[]> {
  const rows = [
    ...(await rowsFor(ctx, ['secrecyReviewer'], { state: 'inReview' })),
    ...(await rowsFor(ctx, ['secrecyReviewer'], { state: 'approved' })),
  ];
  const records = await listSecrecy(
    ctx.db,
    rows.map((row) => row.currentEditionId),
  );
  const authors = await authorsOf(
    ctx.db,
    rows.map((row) => row.currentEditionId),
  );
  return rows
    .filter((row) => !records.some((record) => record.content_hash === row.contentHash))
    .filter(
      (row) => !(authors.get(row.currentEditionId) ?? []).some((author) => author.id === accountId(ctx)),
    )
    .map((document) => task(document, '保密审查'));
}

async function publishTasks(ctx: Ctx): Promise<Task[]> {
  return (await rowsFor(ctx, ['publisher'], { state: 'approved' })).map((document) => task(document, '发布'));
}

/** Urgent publications stay on the list of everybody concerned until they are approved. */
async function urgentTasks(ctx: Ctx): Promise<Task[]> {
  const rows = await rowsFor(ctx, ['clerk', 'publisher'], { pendingApproval: true });
  return rows.map((document) => task(document, '应急发布，补办审核'));
}

function task(document: DocumentRow, what: string): Task {
  return { document, what, note: '', from: document.lastEditor, since: document.changedAt };
}

async function rowsFor(
  ctx: Ctx,
  roles: readonly Role[],
  filter: Pick<DocumentFilter, 'state' | 'pendingApproval'>,
): Promise<DocumentRow[]> {
  const agencyIds = [...rolesByAgency(ctx)]
    .filter(([, held]) => held.some((role) => roles.includes(role)))
    .map(([id]) => id);
  return documentRows(ctx.db, { agencyIds, ...filter }, { after: null, limit: MOST });
}

function rolesByAgency(ctx: Ctx): Map<string, Role[]> {
  const roles = new Map<string, Role[]>();
  if (ctx.actor.kind !== 'account') return roles;
  for (const grant of ctx.actor.grants) {
    roles.set(grant.agencyId, [...(roles.get(grant.agencyId) ?? []), grant.role]);
  }
  return roles;
}

function accountId(ctx: Ctx): string {
  return ctx.actor.kind === 'account' ? ctx.actor.accountId : '';
}

async function toItems(ctx: Ctx, tasks: readonly Task[]): Promise<Item[]> {
  const agencies = await agenciesById(
    ctx.db,
    tasks.map(({ document }) => document.agencyId),
  );
  const nodes = await nodesById(
    ctx.db,
    tasks.map(({ document }) => document.nodeId),
  );
  return tasks.map(({ document, what, note, from, since }) => ({
    documentId: document.id,
    title: document.title,
    kind: document.kind,
    state: document.state,
    agencyId: document.agencyId,
    agencyName: agencies.get(document.agencyId)?.shortName ?? '',
    nodeName: nodes.get(document.nodeId)?.name ?? '',
    what,
    note,
    from,
    since: since.toISOString(),
  }));
}
