import type { Ctx } from '../../platform/context.ts';
import type { InspectedPlace } from '../../law/inspection/inspect.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { LINK_CLASSES, LINK_CLASS_NAMES } from '../links/link-classes.ts';
import { listedLinks, placesOf } from '../links/links.queries.ts';

/** Faulty links of an agency's pages, each with the page on which it stands; ignored ones are the office's own judgement. */
export async function deadLinks(
  ctx: Ctx,
  { agencyId, most }: { readonly agencyId: string; readonly most: number },
): Promise<InspectedPlace[]> {
  const { agencyPath } = await placeOf(ctx.db, agencyId);
  const links = await listedLinks(ctx.db, { agencyId, agencyPath, which: 'faulty', offset: 0, limit: most });
  const places = await placesOf(ctx.db, { agencyId, linkIds: links.map(({ id }) => id), most: 1 });
  const pages = new Map(places.map((place) => [place.link_id, place.page_path]));
  return links.map((link) => {
    const name = LINK_CLASS_NAMES.find((one) => one === link.class);
    const label = name === undefined ? '打不开' : LINK_CLASSES[name].label;
    return { what: `${link.url}，${label}`, href: pages.get(link.id) ?? '' };
  });
}
