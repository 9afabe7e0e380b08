import { bannerJson, themeCss } from '../../portal/appearance.ts';
import { BANNER, THEME } from '../../portal/paths.ts';
import { one, type PageKind } from './page-kind.ts';

/** What every page fetches of the site's looks. */
export const APPEARANCE_PAGES: PageKind = {
  kind: 'appearance',
  ofSite: async () => [{ ...one('appearance', ''), to: 1 }],
  make: async (read, { number }) => {
    const appearance = await read.appearance();
    return number === 0
      ? { href: THEME, content: themeCss(appearance), files: null }
      : { href: BANNER, content: bannerJson(appearance.banner), files: null };
  },
};
