import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { documentsById } from '../documents/documents.queries.ts';
import { itemsChangedLater } from '../publishing/publishing.queries.ts';
import { documentOf, openRecordsOf, type RecordRow } from './channel-records.repository.ts';
import type { channelsApi } from './channels.api.ts';
import { channelsPolicy } from './channels.policy.ts';
import { outdatedThere, saysWithdrawn, settledByHand, type Outdated } from './outdated.ts';
import { isUnnamed, type PublicItem } from './public-item.ts';

type View = ResponseOf<typeof channelsApi.outdated>['items'][number];

/** A record of what stands somewhere otherwise than it is public here. */
export interface OutdatedRecord {
  readonly record: RecordRow;
  readonly item: PublicItem;
  readonly outdated: Outdated;
}

/** What stands on an agency's channels otherwise than it is public here, the most urgent first; for the desk. */
export async function listOutdated(
  ctx: Ctx,
  input: { readonly agencyId: string },
): Promise<ResponseOf<typeof channelsApi.outdated>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(channelsPolicy.read(ctx.actor, place));
  return {
    items: await outdatedViews(ctx, await outdatedRecords(ctx.db, input.agencyId)),
    may: { keep: channelsPolicy.keep(ctx.actor, place) === true },
  };
}

/**
 * What stands on an agency's channels otherwise than it is public here: first what not even may be named any more, then whatever else was
 * withdrawn, then older editions; what has stood longest first.
 */
export async function outdatedRecords(db: Db, agencyId: string): Promise<OutdatedRecord[]> {
  const items = new Map((await itemsChangedLater(db, agencyId)).map((item) => [item.document_id, item]));
  const records = await openRecordsOf(db, [...items.keys()]);
  return records
    .flatMap((record): OutdatedRecord[] => {
      const item = items.get(documentOf(record));
      const outdated = outdatedThere(record, item);
      return item === undefined || outdated === null ? [] : [{ record, item, outdated }];
    })
    .toSorted(
      (one, other) =>
        urgencyOf(one) - urgencyOf(other) ||
        one.item.changed_at.getTime() - other.item.changed_at.getTime() ||
        (one.record.id < other.record.id ? -1 : 1),
    );
}

/** 0 is the most urgent. */
export function urgencyOf({ item, outdated }: OutdatedRecord): number {
  if (outdated === 'edition') return 2;
  return isUnnamed(item) ? 0 : 1;
}

/** As the desk shows them. What may not be named is called by its 索引号; its document opens for whoever may read it. */
export async function outdatedViews(ctx: Pick<Ctx, 'db'>, found: readonly OutdatedRecord[]): Promise<View[]> {
  const documents = await documentsById(
    ctx.db,
    found.map(({ item }) => item.document_id),
  );
  return found.map(({ record, item, outdated }) => ({
    id: record.id,
    version: record.version,
    documentId: record.document_id,
    title: isUnnamed(item)
      ? `标题不公开的文稿（索引号 ${item.index_number}）`
      : (documents.get(item.document_id)?.title ?? item.title),
    channel: record.channel,
    targetId: record.target_id,
    target: record.target_name,
    state: record.state,
    address: record.address,
    receipt: record.receipt,
    fault: record.fault,
    since: record.live_since?.toISOString() ?? null,
    takenDownAt: record.taken_down_at?.toISOString() ?? null,
    changedAt: item.changed_at.toISOString(),
    outdated,
    reported: record.state === 'sent' && saysWithdrawn(record.wanted),
    byHand: settledByHand(record.channel, outdated),
  }));
}
