import { bannerJson, themeCss } from '../../portal/appearance.ts';
import { BANNER, THEME } from '../../portal/paths.ts';
import { one, type PageKind } from './page-kind.ts';
import { placedAt } from './sites.ts';

/** What every page fetches of its site's looks. Owner: the site. */
export const APPEARANCE_PAGES: PageKind = {
  kind: 'appearance',
  ofSite: async (_db, site) => [{ ...one('appearance', site), to: 1 }],
  make: async (read, { owner, number }) => {
    const appearance = await read.appearance(owner);
    if (appearance === null) return null;
    return number === 0
      ? { href: placedAt(owner, THEME), content: themeCss(appearance), files: null }
      : { href: placedAt(owner, BANNER), content: bannerJson(appearance.banner), files: null };
  },
};
