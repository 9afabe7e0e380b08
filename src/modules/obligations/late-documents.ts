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
import type { documentDaysApi } from './document-days.api.ts';
import { obligationsPolicy } from './obligations.policy.ts';

type Late = ResponseOf<typeof documentDaysApi.late>;

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
  input: {
    readonly agencyId: string;
    readonly year: number;
    readonly month?: number | undefined;
    readonly reach: 'own' | 'below';
    readonly page: number;
    readonly size: number;
  },
): Promise<Late> {
  const { agencyId, year, month, reach, page, size } = input;
  authorise(obligationsPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const editions = await editionsPublishedIn(ctx.db, {
    agencyIds: reach === 'below' ? await visibleBelow(ctx, agencyId) : [agencyId],
    from: new Date(`${year}-01-01T00:00:00+08:00`),
    until: new Date(`${year + 1}-01-01T00:00:00+08:00`),
  });
  const known = (await measured(ctx, editions)).filter(({ day }) => day.kind !== 'none');
  const late = known.flatMap((edition) => lateOf(edition) ?? []);
  const wanted = month === undefined ? late : late.filter(({ publicOn }) => monthOf(publicOn) === month);
  return {
    months: monthsOf(known, late),
    items: await itemsOf(ctx, wanted.slice((page - 1) * size, page * size)),
    total: wanted.length,
  };
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

async function itemsOf(ctx: Ctx, late: readonly LateEdition[]): Promise<Late['items']> {
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
