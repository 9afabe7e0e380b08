import type { Ctx } from '../../platform/context.ts';
import { screenPage } from '../../portal/screen-page.ts';
import { agencyBySlug } from '../agencies/agencies.queries.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { itemLink } from '../publishing/page-items.ts';
import { newestOfColumns } from '../publishing/publishing.queries.ts';
import { siteFrameOf } from '../publishing/site-frames.ts';

const LINES = 7;
const MOST_PAGES = 6;

/** What a screen is to show. */
export interface ScreenAsked {
  readonly agency: string;
  /** Identifiers of columns; none: all of the agency's. Others' are left out. */
  readonly columns: readonly string[];
  readonly page: number;
  readonly seconds: number;
}

/** The newest public items of chosen columns as a page for a screen; null where there is no such agency on the site. */
export async function screenOf(ctx: Pick<Ctx, 'db' | 'config'>, asked: ScreenAsked): Promise<string | null> {
  const agency = await agencyBySlug(ctx.db, asked.agency);
  if (agency === null || !agency.publishes) return null;
  const nodes = (await nodesOf(ctx.db, agency.id)).filter((node) => node.active);
  const chosen = nodes.filter(({ id }) => asked.columns.includes(id));
  const items = await newestOfColumns(ctx.db, {
    nodeIds: (chosen.length === 0 ? nodes : chosen).map(({ id }) => id),
    limit: LINES * MOST_PAGES,
  });
  const pages = Math.max(1, Math.ceil(items.length / LINES));
  const number = Math.min(asked.page, pages);
  return screenPage(await siteFrameOf(ctx, agency.id), {
    slug: agency.slug,
    agencyName: agency.name,
    columns: chosen.map(({ name }) => name),
    items: items.slice((number - 1) * LINES, number * LINES).map(itemLink),
    number,
    pages,
    seconds: asked.seconds,
    query: [...chosen.map(({ id }) => ['column', id] as const), ['seconds', String(asked.seconds)] as const],
  });
}
