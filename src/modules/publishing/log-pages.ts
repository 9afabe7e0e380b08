import { json } from '../../portal/open-data/document-data.ts';
import { logPage } from '../../portal/open-data/log-page.ts';
import { LOG_DAYS, logPartHref, PUBLIC_LOG } from '../../portal/paths.ts';
import { lastSeq } from '../public-log/public-log.queries.ts';
import { logPartOf } from '../public-log/log-parts.ts';
import { one, type PageKind } from './page-kind.ts';
import { MAIN_SITE, placedAt } from './sites.ts';

/** 公开日志: the page that explains it, on each site. The log itself is one, of the installation: all sites share its files. */
export const LOG_PAGES: PageKind = {
  kind: 'log',
  ofSite: async (_db, site) => [one('log', site)],
  make: async (read, { owner }) => {
    const site = await read.site(owner);
    return site === null ? null : { href: placedAt(owner, PUBLIC_LOG), content: logPage(site), files: null };
  },
};

/** Its entries, some hundred a file: only the last one changes. */
export const LOG_PARTS: PageKind = {
  kind: 'logPart',
  ofSite: async (db, site) => {
    const last = site === MAIN_SITE ? await lastSeq(db) : 0;
    return last === 0 ? [] : [{ kind: 'logPart', owner: site, from: 1, to: logPartOf(last) }];
  },
  bornOf: async (_db, [name, part]) => (name === 'logPart' ? [one('logPart', MAIN_SITE, Number(part))] : []),
  make: async (read, { number }) => {
    const entries = await read.logPart(number);
    return entries.length === 0
      ? null
      : { href: logPartHref(number), content: json({ entries }), files: null };
  },
};

/** The signed ends of its days. */
export const LOG_DAY_PAGES: PageKind = {
  kind: 'logDays',
  ofSite: async (_db, site) => (site === MAIN_SITE ? [one('logDays', site)] : []),
  make: async (read) => ({ href: LOG_DAYS, content: json({ days: await read.logDays() }), files: null }),
};
