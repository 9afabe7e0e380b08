import { DOCUMENT_KINDS, DOCUMENT_KIND_LABELS, isDocumentKind } from '../../law/document-kinds.ts';
import { dayInShanghai, yearOf } from '../../law/dates.ts';
import type { Ctx } from '../../platform/context.ts';
import {
  isNarrowed,
  type SearchAsked,
  type SearchChoice,
  type SearchPage,
  type SearchPageHit,
} from '../../portal/search-model.ts';
import { SEARCH_PERIOD_DAYS, type SearchPeriod } from '../../portal/search-periods.ts';
import { agenciesById, agencyBySlug, publishingAgencies } from '../agencies/agencies.queries.ts';
import { descendantIds, nodesOf } from '../catalogue/catalogue.queries.ts';
import { VALIDITY_LABELS } from '../documents/documents.content.ts';
import { searchPublished, type SearchHit, type SearchResult } from '../search/search.usecases.ts';
import { itemsOf } from './published-items.repository.ts';

/** Whose documents are searched; null: everybody's. */
export interface SearchedAgencies {
  readonly agencyIds: readonly string[] | null;
}

/** The page of answers to what was asked. Values that nothing has, as an unknown agency, narrow nothing. */
export async function answerSearch(
  ctx: Ctx,
  asked: SearchAsked,
  { agencyIds }: SearchedAgencies,
): Promise<SearchPage> {
  const named = asked.agency === '' ? null : await agencyBySlug(ctx.db, asked.agency);
  const agency = named !== null && (agencyIds?.includes(named.id) ?? true) ? named : null;
  const nodes = agency === null ? [] : (await nodesOf(ctx.db, agency.id)).filter((node) => node.active);
  const node = nodes.find((one) => one.key === asked.column);
  const shown = { ...asked, agency: agency?.slug ?? '', column: node?.key ?? '' };
  const columns = nodes.map(({ key, name, path }) => ({
    value: key,
    label: `${'　'.repeat(Math.max(0, path.split('/').length - 2))}${name}`,
    count: null,
  }));
  if (asked.text === '' && !isNarrowed({ ...shown, kind: isDocumentKind(shown.kind) ? shown.kind : '' }))
    return { ...shown, ...NOTHING, choices: await choicesOf(ctx, { found: null, columns, agencyIds }) };
  const found = await searchPublished(ctx.db, {
    text: asked.text,
    scope: {
      agencyId: agency?.id ?? null,
      agencyIds: agency === null ? agencyIds : null,
      nodeIds: node === undefined ? null : await descendantIds(ctx.db, node.id),
      kind: isDocumentKind(asked.kind) ? asked.kind : null,
      validity: asked.validity === '' ? null : asked.validity,
      year: asked.year === '' ? null : asked.year,
      number: asked.number === '' ? null : asked.number,
      period: daysBack(ctx.clock.now(), asked.period),
    },
    order: asked.order,
    page: asked.page,
    now: ctx.clock.now(),
  });
  const { total, more, pages, corrected, whole, suggestions } = found;
  return {
    ...shown,
    total,
    more,
    pages,
    corrected,
    whole,
    suggestions,
    hits: await hitsOf(ctx, found.hits),
    choices: await choicesOf(ctx, { found, columns, agencyIds }),
  };
}

const NOTHING = {
  pages: 0,
  total: null,
  more: false,
  corrected: null,
  whole: null,
  suggestions: [],
  hits: [],
};

async function hitsOf(ctx: Ctx, hits: readonly SearchHit[]): Promise<SearchPageHit[]> {
  const items = await itemsOf(
    ctx.db,
    hits.map((hit) => hit.documentId),
  );
  const paths = new Map(items.map((item) => [item.document_id, item.path]));
  const agencies = await agenciesById(
    ctx.db,
    hits.map((hit) => hit.agencyId),
  );
  return hits.map((hit) => ({
    href: paths.get(hit.documentId) ?? '/',
    title: hit.title,
    excerpt: hit.excerpt,
    agencySlug: agencies.get(hit.agencyId)?.slug ?? '',
    agencyName: agencies.get(hit.agencyId)?.name ?? '',
    kind: hit.kind,
    publishedOn: dayInShanghai(hit.publishedAt),
    documentNumber: hit.documentNumber ?? '',
    indexNumber: hit.indexNumber,
    validity: validityName(hit.validity),
    isInForce: hit.validity === 'valid' || validityName(hit.validity) === '',
    exact: hit.exact,
    attachment: hit.attachment,
  }));
}

/** Chinese; empty for what has none. */
function validityName(validity: string): string {
  return VALIDITIES.find(([value]) => value === validity)?.[1] ?? '';
}

const VALIDITIES = Object.entries(VALIDITY_LABELS);
const FIRST_YEAR = 2008;

/** What can be chosen, with how many answers there are to each where that is known. */
async function choicesOf(
  ctx: Ctx,
  from: { found: SearchResult | null; columns: readonly SearchChoice[] } & SearchedAgencies,
): Promise<SearchPage['choices']> {
  const facets = from.found?.facets ?? null;
  const agencies = (await publishingAgencies(ctx.db)).filter(
    ({ id }) => from.agencyIds?.includes(id) ?? true,
  );
  const count = (of: Readonly<Record<string, number>> | undefined, value: string): number | null =>
    of === undefined ? null : (of[value] ?? 0);
  // 条例 took force in 2008.
  const thisYear = yearOf(dayInShanghai(ctx.clock.now()));
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) =>
    String(FIRST_YEAR + index),
  ).toReversed();
  return {
    agencies: agencies.map(({ id, slug, name }) => ({
      value: slug,
      label: name,
      count: count(facets?.agencyId, id),
    })),
    columns: from.columns,
    kinds: DOCUMENT_KINDS.map((kind) => ({
      value: kind,
      label: DOCUMENT_KIND_LABELS[kind],
      count: count(facets?.kind, kind),
    })),
    years: years.map((year) => ({ value: year, label: `${year}年`, count: count(facets?.year, year) })),
    validities: VALIDITIES.map(([value, label]) => ({ value, label, count: count(facets?.validity, value) })),
  };
}

const DAY_MS = 86_400_000;

/** From so many days ago on; nothing is published in the future. */
function daysBack(now: Date, period: SearchPeriod): readonly [Date, Date] | null {
  const days = SEARCH_PERIOD_DAYS[period];
  if (days === null) return null;
  return [new Date(now.getTime() - days * DAY_MS), new Date(now.getTime() + DAY_MS)];
}
