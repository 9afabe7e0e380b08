import { type SafeHtml, raw } from './html.ts';
import { layOutText } from './lay-out-text.ts';
import { markLinks } from './mark-links.ts';
import type { SiteFrame } from './page-model.ts';
import { wrapTables } from './wrap-tables.ts';

/** A sanitised body as the public reads it: laid out, tables to scroll, ways out of the site marked. */
export function documentBody(site: Pick<SiteFrame, 'siteUrl'>, bodyHtml: string): SafeHtml {
  return raw(wrapTables(layOutText(markLinks(bodyHtml, site.siteUrl))));
}
