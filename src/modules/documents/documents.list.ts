import type { z } from 'zod';
import type { Place } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agenciesById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { descendantIds } from '../catalogue/catalogue.queries.ts';
import type { documentsApi } from './documents.api.ts';
import { countDocuments, listDocuments, type ListKey } from './document-list.repository.ts';
import { mayReadDocument } from './documents.policy.ts';
import type { DocumentFilter } from './documents.types.ts';
import { toItems } from './documents.views.ts';

type Query = z.output<NonNullable<(typeof documentsApi.list)['query']>>;

/** A page of the documents that the actor may read, most recently changed first. */
export async function listReadable(ctx: Ctx, query: Query): Promise<ResponseOf<typeof documentsApi.list>> {
  const filter = {
    agencyIds: await readableAgencies(ctx, query.agencyId),
    nodeIds: query.nodeId === undefined ? undefined : await descendantIds(ctx.db, query.nodeId),
    kind: query.kind,
    state: query.state,
    live: query.live === undefined ? undefined : query.live === 'true',
    pendingApproval: query.pendingApproval === undefined ? undefined : true,
    text: query.text,
    createdBy: query.mine !== undefined && ctx.actor.kind === 'account' ? ctx.actor.accountId : undefined,
    changedFrom: query.changedFrom,
    changedTo: query.changedTo,
    publishedFrom: query.publishedFrom,
    publishedTo: query.publishedTo,
  } satisfies DocumentFilter;
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  const total = await countDocuments(ctx.db, filter);
  const rows = await listDocuments(ctx.db, filter, {
    after,
    limit: query.limit + 1,
    sorted: total !== null && (query.publishedFrom ?? query.publishedTo) !== undefined,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: await toItems(ctx, shown),
    next: rows.length > query.limit && last !== undefined ? writeCursor(last) : null,
    total,
  };
}

/** Agencies whose documents the actor may read, narrowed to one and those below it. */
async function readableAgencies(ctx: Ctx, below: string | undefined): Promise<string[]> {
  const { actor } = ctx;
  if (actor.kind !== 'account') return [];
  const reach = await agencyIdsBelow(
    ctx.db,
    actor.grants.map((grant) => grant.agencyId),
  );
  const agencies = await agenciesById(ctx.db, reach);
  const wanted =
    below === undefined
      ? null
      : new Set(await agencyIdsBelow(ctx.db, [(await placeOf(ctx.db, below)).agencyId]));
  return [...agencies.values()]
    .filter((agency) => wanted === null || wanted.has(agency.id))
    .filter((agency) => mayReadDocument(actor, placeIn(agency)) === true)
    .map((agency) => agency.id);
}

function placeIn(agency: { id: string; path: readonly string[] }): Place {
  return { agencyId: agency.id, agencyPath: agency.path };
}

function writeCursor(row: ListKey): string {
  return `${row.changedAt.toISOString()}_${row.id}`;
}

function readCursor(cursor: string): ListKey {
  const [moment = '', id = ''] = cursor.split('_');
  const changedAt = new Date(moment);
  if (Number.isNaN(changedAt.getTime()) || id === '') throw invalidInput('翻页参数不正确，请回到第一页。');
  return { changedAt, id };
}
