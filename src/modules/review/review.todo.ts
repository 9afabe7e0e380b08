import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import { nodesById } from '../catalogue/catalogue.queries.ts';
import {
  authorsOf,
  loadDocument,
  documentRows,
  documentsById,
  urgentReasons,
} from '../documents/documents.queries.ts';
import type { DocumentFilter, DocumentRecord, DocumentRow } from '../documents/documents.types.ts';
import type { reviewApi } from './review.api.ts';
import { listSecrecy, listWaiting } from './review.repository.ts';
import { SECRECY_RESULT_LABELS } from './review.secrecy.ts';
import { standingIn, standingsOf, standingsOfRounds } from './review.standings.ts';

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
  const standings = await standingsOf(ctx, own);
  return own.map((document) => ({
    document,
    what: '按意见修改',
    ...standingIn(standings, document),
  }));
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
  const documents = await documentsById(
    ctx.db,
    waiting.map((round) => round.documentId),
  );
  const standings = await standingsOfRounds(ctx, waiting);
  return waiting.flatMap((round) => {
    const document = documents.get(round.documentId);
    const wrote = (authors.get(round.editionId) ?? []).some((author) => author.id === accountId(ctx));
    const standing = standings.get(round.editionId);
    if (document === undefined || standing === undefined || wrote) return [];
    if (standing.decidedBy.includes(accountId(ctx))) return [];
    const { from, since } = standing;
    return [{ document, what: round.steps[round.step]?.name ?? '审核', note: '', from, since }];
  });
}

/** Submitted documents whose present text has no 保密审查 yet. */
async function secrecyTasks(ctx: Ctx): Promise<Task[]> {
  const rows = [
    ...(await rowsFor(ctx, ['secrecyReviewer'], { state: 'inReview' })),
    ...(await rowsFor(ctx, ['secrecyReviewer'], { state: 'approved' })),
  ];
  const waiting = await lackingSecrecy(ctx, rows);
  const standings = await standingsOf(ctx, waiting);
  return waiting.map((document) => ({
    document,
    what: '保密审查',
    ...standingIn(standings, document),
    note: '',
  }));
}

/** Whether the present text of a document waits for a 保密审查 that the actor may sign where they hold the role. */
export async function awaitsSecrecy(ctx: Ctx, documentId: string): Promise<boolean> {
  const { edition, revision } = await loadDocument(ctx.db, documentId);
  const present = { currentEditionId: edition.id, contentHash: revision.contentHash };
  return (await lackingSecrecy(ctx, [present])).length > 0;
}

/** Those whose present text has no 保密审查 yet, but for what the actor wrote. */
async function lackingSecrecy<Document extends Pick<DocumentRow, 'currentEditionId' | 'contentHash'>>(
  ctx: Ctx,
  documents: readonly Document[],
): Promise<Document[]> {
  const editionIds = documents.map(({ currentEditionId }) => currentEditionId);
  const records = await listSecrecy(ctx.db, editionIds);
  const authors = await authorsOf(ctx.db, editionIds);
  return documents.filter(
    ({ currentEditionId, contentHash }) =>
      !records.some((record) => record.content_hash === contentHash) &&
      !(authors.get(currentEditionId) ?? []).some((author) => author.id === accountId(ctx)),
  );
}

/** Approved documents; the note says what the publisher still waits for. */
async function publishTasks(ctx: Ctx): Promise<Task[]> {
  const rows = await rowsFor(ctx, ['publisher'], { state: 'approved' });
  const standings = await standingsOf(ctx, rows);
  const records = await listSecrecy(
    ctx.db,
    rows.map((row) => row.currentEditionId),
  );
  return rows.map((document) => {
    const latest = records.find((record) => record.content_hash === document.contentHash);
    const note =
      latest === undefined ? '等待保密审查' : `保密审查结论：${SECRECY_RESULT_LABELS[latest.result]}`;
    return { document, what: '发布', ...standingIn(standings, document), note };
  });
}

/**
 * Urgent publications stay on the list of everybody concerned until they are approved; the note says why one was
 * returned, or else why it was published before its review.
 */
async function urgentTasks(ctx: Ctx): Promise<Task[]> {
  const rows = await rowsFor(ctx, ['clerk', 'publisher'], { pendingApproval: true });
  const standings = await standingsOf(ctx, rows);
  const reasons = await urgentReasons(
    ctx.db,
    rows.map((row) => row.id),
  );
  return rows.map((document) => {
    const standing = standingIn(standings, document);
    const note = standing.note === '' ? (reasons.get(document.id) ?? '') : standing.note;
    return { document, what: '应急发布，补办审核', ...standing, note };
  });
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
