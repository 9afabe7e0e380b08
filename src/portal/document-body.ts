import { layOutText } from './lay-out-text.ts';
import { markLinks } from './mark-links.ts';
import type { SiteFrame } from './page-model.ts';
import { wrapTables } from './wrap-tables.ts';

/** A sanitised body as the public reads it: laid out, tables to scroll, ways out of the site marked. In pieces, in order. */
export function documentBody(site: Pick<SiteFrame, 'siteUrl'>, bodyHtml: string): readonly string[] {
  const laidOut = layOutText(markLinks(bodyHtml, site.siteUrl));
  return bodyHtml.includes('<table') ? [wrapTables(laidOut.join(''))] : laidOut;
}
