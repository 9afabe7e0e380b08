import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { documentById, documentsById } from '../documents/documents.queries.ts';
import { itemOf, itemsOf } from '../publishing/publishing.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import type { channelsApi } from './channels.api.ts';
import { channelsPolicy } from './channels.policy.ts';
import {
  documentsOf,
  eventsOfRecords,
  recordsOfAgency,
  recordsOfDocument,
  type RecordRow,
} from './channel-records.repository.ts';
import { outdatedThere } from './outdated.ts';

type Records = ResponseOf<typeof channelsApi.records>;
type RecordView = Records['items'][number];

/** What became of an agency's items on the channels beyond the portal. */
export async function listRecords(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly channel?: RecordRow['channel'] | undefined;
    readonly state?: RecordRow['state'] | undefined;
    readonly page: number;
    readonly size: number;
  },
): Promise<Records> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(channelsPolicy.read(ctx.actor, place));
  const { rows, total } = await recordsOfAgency(ctx.db, {
    ...input,
    offset: (input.page - 1) * input.size,
    limit: input.size,
  });
  return {
    items: await recordViews(ctx, rows),
    total,
    may: { keep: channelsPolicy.keep(ctx.actor, place) === true },
  };
}

/** One item, many channels: the portal first, then all others, each with everything that happened. */
export async function channelsOfDocument(
  ctx: Ctx,
  input: { readonly documentId: string },
): Promise<{ items: RecordView[] }> {
  const document = await documentById(ctx.db, input.documentId);
  authorise(channelsPolicy.read(ctx.actor, await placeOf(ctx.db, document.agencyId)));
  const portal = await portalRecord(ctx, document.id);
  const rows = await recordsOfDocument(ctx.db, document.id);
  return { items: [...portal, ...(await recordViews(ctx, rows))] };
}

/** The portal's record follows from what is public: it isn't kept a second time. */
async function portalRecord(ctx: Ctx, documentId: string): Promise<RecordView[]> {
  const item = await itemOf(ctx.db, documentId);
  if (item === undefined) return [];
  const isPublic = item.state === 'public';
  return [
    {
      id: item.document_id,
      version: 1,
      documentId: item.document_id,
      title: item.title,
      channel: 'portal',
      target: '公开网站',
      state: isPublic ? 'live' : 'takenDown',
      outdated: null,
      address: `${await siteUrlOf(ctx, item.agency_id)}${item.path}`,
      receipt: item.index_number,
      fault: '',
      since: item.published_at.toISOString(),
      takenDownAt: item.withdrawn_at?.toISOString() ?? null,
      changedAt: item.changed_at.toISOString(),
      history: [],
    },
  ];
}

/** Records as the desk shows them. */
export async function recordViews(ctx: Pick<Ctx, 'db'>, rows: readonly RecordRow[]): Promise<RecordView[]> {
  const ids = documentsOf(rows);
  const documents = await documentsById(ctx.db, ids);
  const items = new Map((await itemsOf(ctx.db, ids)).map((item) => [item.document_id, item]));
  const events = await eventsOfRecords(
    ctx.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    documentId: row.document_id,
    title: documents.get(row.document_id ?? '')?.title ?? row.words,
    channel: row.channel,
    target: row.target_name,
    state: row.state,
    outdated: outdatedThere(row, items.get(row.document_id ?? '')),
    address: row.address,
    receipt: row.receipt,
    fault: row.fault,
    since: row.live_since?.toISOString() ?? null,
    takenDownAt: row.taken_down_at?.toISOString() ?? null,
    changedAt: row.changed_at.toISOString(),
    history: events
      .filter((event) => event.record_id === row.id)
      .map(({ event, what, by_name: by, at }) => ({ event, what, by, at: at.toISOString() })),
  }));
}
