import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { TEXT_KINDS } from '../../text/text-finding.ts';
import { agenciesById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { itemsOf } from '../publishing/publishing.queries.ts';
import type { qualityApi } from './quality.api.ts';
import { qualityPolicy } from './quality.policy.ts';
import { monthCounts } from './sightings.repository.ts';
import {
  countFindings,
  countUnread,
  latestScan,
  openFindings,
  type ScanRow,
} from './site-findings.repository.ts';

/** What the last looks over the site found at an agency and, for those whose roles reach down, below it. */
export async function siteFindings(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly kind?: string | undefined;
    readonly rule?: string | undefined;
    readonly severity?: 'gate' | 'advice' | undefined;
    readonly page: number;
    readonly size: number;
  },
): Promise<z.input<(typeof qualityApi.site)['response']>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(qualityPolicy.read(ctx.actor, place));
  const filter = { ...input, agencyIds: await readableBelow(ctx, input.agencyId) };
  const rows = await openFindings(ctx.db, {
    ...filter,
    offset: (input.page - 1) * input.size,
    limit: input.size,
  });
  const ids = [...new Set(rows.map((row) => row.document_id))];
  const items = new Map((await itemsOf(ctx.db, ids)).map((item) => [item.document_id, item]));
  const agencies = await agenciesById(
    ctx.db,
    rows.map((row) => row.agency_id),
  );
  const scan = await latestScan(ctx.db);
  return {
    items: rows.map((row) => ({
      documentId: row.document_id,
      title: items.get(row.document_id)?.title ?? '',
      path: items.get(row.document_id)?.path ?? '',
      agencyId: row.agency_id,
      agencyName: agencies.get(row.agency_id)?.name ?? '',
      source: row.source,
      sourceName: row.source_name,
      fingerprint: row.fingerprint,
      kind: TEXT_KINDS.find((kind) => kind === row.kind) ?? 'word',
      rule: row.rule,
      severity: row.severity,
      words: row.words,
      before: row.before,
      after: row.after,
      suggestion: row.suggestion,
      reason: row.reason,
      firstSeenAt: row.first_seen_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
    })),
    total: await countFindings(ctx.db, filter),
    unread: await countUnread(ctx.db, filter.agencyIds),
    scan: scan === null ? null : scanView(scan),
    may: { scan: qualityPolicy.scan(ctx.actor, place) === true },
  };
}

function scanView(scan: ScanRow) {
  return {
    id: scan.id,
    startedBy: scan.started_by_name,
    startedAt: scan.started_at.toISOString(),
    total: scan.total,
    done: scan.done,
    found: scan.found,
    mended: scan.mended,
    finishedAt: scan.finished_at?.toISOString() ?? null,
  };
}

/** Figures of an agency, and of those below it that the actor may see, by month, the latest first. */
export async function qualityFigures(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly from: string; readonly to: string },
): Promise<z.input<(typeof qualityApi.figures)['response']>> {
  authorise(qualityPolicy.read(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  const agencyIds = await readableBelow(ctx, input.agencyId);
  const counts = await monthCounts(ctx.db, { agencyIds, from: input.from, to: input.to });
  const agencies = await agenciesById(ctx.db, agencyIds);
  return {
    items: counts.map((one) => ({ ...one, agencyName: agencies.get(one.agencyId)?.name ?? '' })),
  };
}

async function readableBelow(ctx: Ctx, agencyId: string): Promise<string[]> {
  const readable: string[] = [];
  for (const id of await agencyIdsBelow(ctx.db, [agencyId]))
    if (qualityPolicy.read(ctx.actor, await placeOf(ctx.db, id)) === true) readable.push(id);
  return readable;
}
