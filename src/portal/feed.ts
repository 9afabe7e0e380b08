import type { AgencyLink, FeedEntry, SiteFrame } from './page-model.ts';
import { agencyHref, feedHref } from './paths.ts';
import { XML_DECLARATION, escapeXml } from './xml.ts';

/** `/{agency}/feed.xml`: an Atom feed, entries in the order given. */
export function feedXml(site: SiteFrame, agency: AgencyLink, entries: readonly FeedEntry[]): string {
  const home = site.siteUrl + agencyHref(agency.slug);
  const updated = entries.reduce((latest, one) => Math.max(latest, one.changedAt.getTime()), 0);
  return `${XML_DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${escapeXml(home)}</id>
<title>${escapeXml(`${agency.name}最新公开信息`)}</title>
<updated>${new Date(updated).toISOString()}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(home)}"/>
<link rel="self" type="application/atom+xml" href="${escapeXml(site.siteUrl + feedHref(agency.slug))}"/>
<author><name>${escapeXml(agency.name)}</name></author>
${entries.map((one) => feedEntry(site, one)).join('')}</feed>
`;
}

function feedEntry(site: SiteFrame, entry: FeedEntry): string {
  const address = escapeXml(site.siteUrl + entry.href);
  const summary = entry.summary === '' ? '' : `<summary>${escapeXml(entry.summary)}</summary>\n`;
  return `<entry>
<id>${address}</id>
<title>${escapeXml(entry.title)}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${entry.publishedAt.toISOString()}</published>
<updated>${entry.changedAt.toISOString()}</updated>
${summary}</entry>
`;
}
