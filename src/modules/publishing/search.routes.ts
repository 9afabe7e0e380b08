import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PUBLIC_PAGE_POLICY } from '../../platform/http/security-headers.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { searchPage } from '../../portal/search-page.ts';
import { SEARCH } from '../../portal/paths.ts';
import { SEARCH_PERIOD_DAYS, SEARCH_PERIODS, type SearchPeriod } from '../../portal/search-periods.ts';
import { agenciesById, agencyBySlug } from '../agencies/agencies.queries.ts';
import { LAST_PAGE, searchPublished } from '../search/search.usecases.ts';
import type { SearchPage } from '../../portal/page-model.ts';
import type { Ctx } from '../../platform/context.ts';
import { loadSiteFrame } from './page-frames.ts';
import { itemsOf } from './published-items.repository.ts';

/** What people type into the address line is taken as it comes; nonsense is answered like nothing. */
const query = z.object({
  q: z.string().max(2_000).catch(''),
  agency: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .catch(''),
  period: z.enum(SEARCH_PERIODS).catch('any'),
  order: z.enum(['newest', 'relevance']).catch('newest'),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});

/** `/search`: the one public page that the program makes on demand. */
export function registerSearchRoutes(app: FastifyInstance): void {
  app.get(SEARCH, { schema: { hide: true } }, async (request, reply) => {
    const { ctx } = request;
    const site = await loadSiteFrame(ctx.db, { siteUrl: ctx.config.siteUrl });
    const page = await answer(ctx, query.parse(request.query));
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', PUBLIC_PAGE_POLICY)
      .send(searchPage(site, page));
  });
}

async function answer(ctx: Ctx, asked: z.output<typeof query>): Promise<SearchPage> {
  const text = asked.q.trim().slice(0, 200);
  const agency = asked.agency === '' ? null : await agencyBySlug(ctx.db, asked.agency);
  const { period, order, page } = asked;
  const shown = { text, agency: agency?.slug ?? '', period, order, page };
  if (text === '') return { ...shown, pages: 0, total: null, more: false, hits: [] };
  const found = await searchPublished(ctx.db, {
    text,
    scope: { agencyId: agency?.id ?? null, nodeIds: null, period: daysBack(ctx.clock.now(), period) },
    order,
    page,
  });
  const items = await itemsOf(
    ctx.db,
    found.hits.map((hit) => hit.documentId),
  );
  const paths = new Map(items.map((item) => [item.document_id, item.path]));
  const agencies = await agenciesById(
    ctx.db,
    found.hits.map((hit) => hit.agencyId),
  );
  return {
    ...shown,
    pages: found.pages,
    total: found.total,
    more: found.more,
    hits: found.hits.map((hit) => ({
      href: paths.get(hit.documentId) ?? '/',
      title: hit.title,
      excerpt: hit.excerpt,
      agencyName: agencies.get(hit.agencyId)?.name ?? '',
      publishedOn: dayInShanghai(hit.publishedAt),
      documentNumber: hit.documentNumber ?? '',
      indexNumber: hit.indexNumber,
      exact: hit.exact,
    })),
  };
}

const DAY_MS = 86_400_000;

/** From so many days ago on; nothing is published in the future. */
function daysBack(now: Date, period: SearchPeriod): readonly [Date, Date] | null {
  const days = SEARCH_PERIOD_DAYS[period];
  if (days === null) return null;
  return [new Date(now.getTime() - days * DAY_MS), new Date(now.getTime() + DAY_MS)];
}
