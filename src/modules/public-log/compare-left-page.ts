import { load, type CheerioAPI } from 'cheerio';
import { dayOf } from '../../portal/meta-tags.ts';
import type { LogOpening, WithdrawnPage } from '../../portal/page-model.ts';
import { redirectPage } from '../../portal/redirect-page.ts';
import { withdrawnPage } from '../../portal/withdrawn-page.ts';
import { siteOfPage, trailOf, type AgencyAround } from './agency-around.ts';
import { comparePage, type PageDifference } from './compare-page.ts';
import { commitmentOf } from './log-entry.ts';
import { publicContentHash } from './public-content.ts';
import { ENTERED_WITHIN_MS, type LoggedAddress } from './read-log.ts';
import { remainsOfNotice, remainsOfRedirect, type Remains } from './remains.ts';

/** What is said of a withdrawal at most, and how long a title may be. */
const LONGEST_NOTICE = 300;

/** Whether a page only leads elsewhere; where it does, the address, else null. */
export function leadsTo(text: string): string | null {
  const page = load(text);
  const to = /^0; url=(\S+)$/.exec(page('meta[http-equiv=refresh]').attr('content') ?? '')?.[1];
  return to === undefined || page('article.document').length > 0 ? null : to;
}

/** What stays of a withdrawn document, as its page has it. */
export interface LeftPage {
  readonly differences: PageDifference[];
  /** Whether the page is what the last entry commits to; null where that is from before entries did. */
  readonly isRegistered: boolean | null;
}

/** Holds a page that leads to another document's address against the one that this program makes, and where it leads against the log. */
export function compareRedirect(
  text: string,
  to: string,
  { around, logged }: { around: AgencyAround; logged: LoggedAddress },
): LeftPage {
  const opening = openingOn(load(text), logged);
  const expected = redirectPage(siteOfPage(around, text), to, opening);
  return {
    differences: comparePage(text, expected, { around, ofAgency: false }),
    isRegistered: isRegistered(logged, opening, remainsOfRedirect(to)),
  };
}

/**
 * Holds what stays of a withdrawn document against the page that this program makes, and what it says against the log. Where the log
 * doesn't say there is no place for more than title, 索引号 and a line.
 */
export function compareWithdrawn(
  path: string,
  text: string,
  { around, logged }: { around: AgencyAround; logged: LoggedAddress },
): LeftPage {
  const page = load(text);
  const said = saidOn(page, { path, around, logged });
  const expected = withdrawnPage(siteOfPage(around, text), around.agency, said);
  const differences = comparePage(text, expected, { around, ofAgency: true });
  if (said.notice.length > LONGEST_NOTICE || said.title.length > LONGEST_NOTICE)
    differences.push({ text: '撤下说明过长，不会是本系统的撤下说明', certain: true });
  return { differences, isRegistered: isRegistered(logged, said.opening, remainsOfNotice(said)) };
}

function isRegistered(
  { seq, commitment }: LoggedAddress,
  opening: LogOpening | null,
  remains: Remains,
): boolean | null {
  if (commitment === null) return null;
  return (
    opening !== null &&
    opening.seq === seq &&
    commitmentOf(opening.salt, publicContentHash(remains)) === commitment
  );
}

/** What the page says that it opens the commitment with; there is nothing to open where there is none. */
function openingOn(page: CheerioAPI, { commitment }: LoggedAddress): LogOpening | null {
  const { 'data-log-seq': seq = '', 'data-log-salt': salt = '' } =
    page('main [data-log-seq]').first().attr() ?? {};
  return commitment === null || !/^\d{1,9}$/.test(seq) ? null : { seq: Number(seq), salt };
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
    withdrawnOn: dayBefore(logged.withdrawnAt ?? logged.at, fact(forGood ? '移除日期' : '撤下日期')),
    notice: page('.withdrawal').first().text(),
    forGood,
    opening: openingOn(page, logged),
  };
}

/** The day of what an entry tells of; around midnight that may be the one before, which is taken if the page says so. */
function dayBefore(entered: string, said: string): string {
  const latest = Date.parse(entered);
  const earliest = dayOf(new Date(latest - ENTERED_WITHIN_MS));
  return said === earliest ? earliest : dayOf(new Date(latest));
}
