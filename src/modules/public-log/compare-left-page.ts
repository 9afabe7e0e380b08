import { load, type CheerioAPI } from 'cheerio';
import { dayOf } from '../../portal/meta-tags.ts';
import type { WithdrawnPage } from '../../portal/page-model.ts';
import { redirectPage } from '../../portal/redirect-page.ts';
import { withdrawnPage } from '../../portal/withdrawn-page.ts';
import { siteOfPage, trailOf, type AgencyAround } from './agency-around.ts';
import { comparePage, type PageDifference } from './compare-page.ts';
import { ENTERED_WITHIN_MS, type LoggedAddress } from './read-log.ts';

/** What is said of a withdrawal at most, and how long a title may be. */
const LONGEST_NOTICE = 300;

/** Whether a page only leads elsewhere; where it does, the address, else null. */
export function leadsTo(text: string): string | null {
  const page = load(text);
  const to = /^0; url=(\S+)$/.exec(page('meta[http-equiv=refresh]').attr('content') ?? '')?.[1];
  return to === undefined || page('article.document').length > 0 ? null : to;
}

/** Holds a page that leads to another document's address against the one that this program makes. */
export function compareRedirect(text: string, to: string, around: AgencyAround): PageDifference[] {
  const expected = redirectPage(siteOfPage(around, text), to);
  return comparePage(text, expected, { around, ofAgency: false });
}

/**
 * Holds what stays of a withdrawn document against the page that this program makes. Its days are in the log; title, 索引号 and what
 * the office tells aren't, but there is no place for more than them.
 */
export function compareWithdrawn(
  path: string,
  text: string,
  { around, logged }: { around: AgencyAround; logged: LoggedAddress },
): PageDifference[] {
  const page = load(text);
  const said = saidOn(page, { path, around, logged });
  const expected = withdrawnPage(siteOfPage(around, text), around.agency, said);
  const differences = comparePage(text, expected, { around, ofAgency: true });
  if (said.notice.length > LONGEST_NOTICE || said.title.length > LONGEST_NOTICE)
    differences.push({ text: '撤下说明过长，不会是本系统的撤下说明', certain: true });
  return differences;
}

function saidOn(
  page: CheerioAPI,
  { path, around, logged }: { path: string; around: AgencyAround; logged: LoggedAddress },
): WithdrawnPage {
  const forGood = page('.notice-ended').first().text().includes('永久移除');
  const fact = (name: string): string =>
    page('dl.facts > div')
      .filter((_, row) => page(row).find('dt').text() === name)
      .first()
      .find('dd')
      .text();
  const title = page('h1').first().text();
  const columns = page('nav.breadcrumb a').last().attr('href') ?? '';
  const type = page('meta[name=ColumnType]').attr('content') ?? '';
  return {
    href: path,
    trail: trailOf(around, { agency: around.agency.slug, path: columns, type }) ?? [],
    title: title === (forGood ? '已移除的信息' : '已撤下的信息') ? '' : title,
    indexNumber: fact('索引号'),
    publishedOn:
      logged.publishedAt === null ? fact('发布日期') : dayBefore(logged.publishedAt, fact('发布日期')),
    withdrawnOn: dayBefore(logged.at, fact(forGood ? '移除日期' : '撤下日期')),
    notice: page('.withdrawal').first().text(),
    forGood,
  };
}

/** The day of what an entry tells of; around midnight that may be the one before, which is taken if the page says so. */
function dayBefore(entered: string, said: string): string {
  const latest = Date.parse(entered);
  const earliest = dayOf(new Date(latest - ENTERED_WITHIN_MS));
  return said === earliest ? earliest : dayOf(new Date(latest));
}
