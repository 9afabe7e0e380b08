import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { daysLate } from '../../law/obligations/disclosure-day.ts';
import { agenciesById, placeOf } from '../agencies/agencies.queries.ts';
import { nodesById } from '../catalogue/catalogue.queries.ts';
import { editionsPublishedIn, titlesOfEditions } from '../documents/documents.queries.ts';
import { visibleBelow } from './coverage-map.ts';
import { measured, type MeasuredEdition } from './document-days.ts';
import type { documentDaysApi, lateFilter } from './document-days.api.ts';
import { obligationsPolicy } from './obligations.policy.ts';

/** Which late documents are wanted. */
export type LateFilter = z.output<typeof lateFilter>;
type Late = ResponseOf<typeof documentDaysApi.late>;
/** A late document as lists show it. */
export type LateDocument = Late['items'][number];

/** An edition that became public after its last day. */
interface LateEdition {
  readonly edition: MeasuredEdition;
  readonly writtenOn: PlainDate;
  readonly publicOn: PlainDate;
  readonly lastDay: PlainDate;
  readonly article: string;
}

/**
 * What became public in a year after the last day that its 成文日期 gave it, the latest first, with how many did in each month: whatever
 * the 标准目录 and the register say of it. What has been withdrawn since stays: it was late.
 */
export async function lateDocuments(
  ctx: Ctx,
  input: LateFilter & { readonly page: number; readonly size: number },
): Promise<Late> {
  const { page, size } = input;
  const { known, late, wanted } = await lateIn(ctx, input);
  return {
    months: monthsOf(known, late),
    items: await itemsOf(ctx, wanted.slice((page - 1) * size, page * size)),
    total: wanted.length,
  };
}

/** All that a filter finds of them, as they are shown, the latest first. */
export async function allLateDocuments(ctx: Ctx, filter: LateFilter): Promise<LateDocument[]> {
  const { wanted } = await lateIn(ctx, filter);
  return itemsOf(ctx, wanted);
}

/** What is measured in a year, what of it was late, and what of that is wanted. */
async function lateIn(
  ctx: Ctx,
  { agencyId, year, month, reach }: LateFilter,
): Promise<{
  known: readonly MeasuredEdition[];
  late: readonly LateEdition[];
  wanted: readonly LateEdition[];
}> {
  authorise(obligationsPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const editions = await editionsPublishedIn(ctx.db, {
    agencyIds: reach === 'below' ? await visibleBelow(ctx, agencyId) : [agencyId],
    from: new Date(`${year}-01-01T00:00:00+08:00`),
    until: new Date(`${year + 1}-01-01T00:00:00+08:00`),
  });
  const known = (await measured(ctx, editions)).filter(({ day }) => day.kind !== 'none');
  const late = known.flatMap((edition) => lateOf(edition) ?? []);
  const wanted = month === undefined ? late : late.filter(({ publicOn }) => monthOf(publicOn) === month);
  return { known, late, wanted };
}

function lateOf(edition: MeasuredEdition): LateEdition | null {
  const { day, writtenOn, publishedAt } = edition;
  if (day.kind !== 'by' || writtenOn === null || publishedAt === null) return null;
  const publicOn = dayInShanghai(publishedAt);
  const { lastDay, article } = day;
  return publicOn > lastDay ? { edition, writtenOn, publicOn, lastDay, article } : null;
}

function monthsOf(known: readonly MeasuredEdition[], late: readonly LateEdition[]): Late['months'] {
  const published = known.flatMap(({ publishedAt, day }) =>
    publishedAt === null ? [] : [{ month: monthOf(dayInShanghai(publishedAt)), kind: day.kind }],
  );
  return Array.from({ length: 12 }, (_, index) => {
    const here = published.filter(({ month }) => month === index + 1);
    return {
      month: index + 1,
      measured: here.filter(({ kind }) => kind === 'by').length,
      late: late.filter(({ publicOn }) => monthOf(publicOn) === index + 1).length,
      unknown: here.filter(({ kind }) => kind === 'unknown').length,
      elsewhere: here.filter(({ kind }) => kind === 'elsewhere').length,
    };
  });
}

async function itemsOf(ctx: Ctx, late: readonly LateEdition[]): Promise<LateDocument[]> {
  const agencies = await agenciesById(
    ctx.db,
    late.map(({ edition }) => edition.agencyId),
  );
  const nodes = await nodesById(
    ctx.db,
    late.map(({ edition }) => edition.nodeId),
  );
  const titles = await titlesOfEditions(
    ctx.db,
    late.map(({ edition }) => edition.editionId),
  );
  return late.map(({ edition, ...days }) => ({
    id: edition.editionId,
    documentId: edition.documentId,
    title: titles.get(edition.editionId) ?? '',
    agencyName: agencies.get(edition.agencyId)?.name ?? '',
    nodeName: nodes.get(edition.nodeId)?.name ?? '',
    ...days,
    daysLate: daysLate(days.lastDay, days.publicOn),
  }));
}

function monthOf(day: PlainDate): number {
  return Number(day.slice(5, 7));
}
