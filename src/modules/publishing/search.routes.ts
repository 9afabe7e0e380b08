import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DOCUMENT_KIND_LABELS, isDocumentKind } from '../../law/document-kinds.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { serve } from '../../platform/http/serve.ts';
import { PUBLIC_PAGE_POLICY } from '../../platform/http/security-headers.ts';
import { SEARCH } from '../../portal/paths.ts';
import type { SearchAsked, SearchChoice, SearchPage, SearchPageHit } from '../../portal/search-model.ts';
import { searchPage } from '../../portal/search-page.ts';
import { SEARCH_PERIODS } from '../../portal/search-periods.ts';
import { LAST_PAGE } from '../search/search.usecases.ts';
import { answerSearch } from './answer-search.ts';
import { searchedSite } from './site-frames.ts';
import { searchApi } from './search.api.ts';

/** What people type into the address line is taken as it comes; nonsense is answered like nothing. */
const query = z.object({
  q: z.string().max(2_000).catch(''),
  agency: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .catch(''),
  column: z
    .string()
    .regex(/^[\w.-]{1,120}$/)
    .catch(''),
  kind: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .catch(''),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .catch(''),
  validity: z.enum(['', 'valid', 'lapsed', 'repealed', 'amended']).catch(''),
  number: z.string().trim().max(40).catch(''),
  period: z.enum(SEARCH_PERIODS).catch('any'),
  order: z.enum(['newest', 'relevance']).catch('relevance'),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});

/** `/search`, a page that the program makes on demand, and `/api/search`, the same for programs. */
export function registerSearchRoutes(app: FastifyInstance): void {
  app.get(SEARCH, { schema: { hide: true } }, async (request, reply) => {
    const { ctx } = request;
    const { frame, ...agencies } = await searchedSite(ctx, request.hostname);
    const { q, ...more } = query.parse(request.query);
    const page = await answerSearch(ctx, { ...more, text: q.trim().slice(0, 200) }, agencies);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', PUBLIC_PAGE_POLICY)
      .send(searchPage(frame, page));
  });
  serve(app, searchApi.search, async ({ ctx, query: asked, request, reply }) => {
    // What is withdrawn is gone from the next answer.
    void reply.header('cache-control', 'no-store').header('access-control-allow-origin', '*');
    const { frame, ...agencies } = await searchedSite(ctx, request.hostname);
    const page = await answerSearch(ctx, toAsked(asked), agencies);
    return toJson(page, frame.siteUrl);
  });
}

function toAsked(asked: z.output<NonNullable<(typeof searchApi.search)['query']>>): SearchAsked {
  const { q: text, period, order, page } = asked;
  const { agency = '', column = '', kind = '', year = '', validity = '', number = '' } = asked;
  return { text, agency, column, kind, year, validity, number, period, order, page };
}

function toJson(page: SearchPage, siteUrl: string): ResponseOf<typeof searchApi.search> {
  const { total, more, page: number, pages, corrected, whole, suggestions } = page;
  return {
    more,
    pages,
    corrected,
    whole,
    suggestions: [...suggestions],
    total: total ?? 0,
    page: number,
    counts: countsOf(page),
    items: page.hits.map((hit) => itemOf(hit, siteUrl)),
  };
}

function itemOf(hit: SearchPageHit, siteUrl: string): ResponseOf<typeof searchApi.search>['items'][number] {
  const { publishedOn, documentNumber, indexNumber, validity, exact, attachment } = hit;
  return {
    publishedOn,
    documentNumber,
    indexNumber,
    validity,
    exact,
    url: `${siteUrl}${hit.href}`,
    title: hit.title.map(({ text }) => text).join(''),
    excerpt: [...hit.excerpt],
    agency: { slug: hit.agencySlug, name: hit.agencyName },
    kind: { value: hit.kind, label: isDocumentKind(hit.kind) ? DOCUMENT_KIND_LABELS[hit.kind] : '' },
    attachment:
      attachment === null
        ? null
        : { url: `${siteUrl}${attachment.href}`, name: attachment.name, excerpt: [...attachment.excerpt] },
  };
}

function countsOf({ choices }: SearchPage): ResponseOf<typeof searchApi.search>['counts'] {
  const of = (list: readonly SearchChoice[]): Record<string, number> =>
    Object.fromEntries(
      list.flatMap(({ value, count }) => (count === null || count === 0 ? [] : [[value, count]])),
    );
  if (choices.kinds.every(({ count }) => count === null)) return null;
  return {
    year: of(choices.years),
    kind: of(choices.kinds),
    validity: of(choices.validities),
    agency: of(choices.agencies),
  };
}
