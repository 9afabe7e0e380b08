import type { Ctx } from '../../platform/context.ts';
import { itemsOf } from '../publishing/publishing.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import type { ConnectionRow } from './connections.repository.ts';
import { settleFailed, settleLive } from './settle-issue.ts';
import { dropAtPlatform } from './tidy-drafts.ts';
import type { Publication, PublishedArticle, PublishedIssue, WechatClient } from './wechat-client.ts';
import { ANEW, PUBLISH_STATUS_WORDS, WechatRefusal, WechatUnclear } from './wechat-faults.ts';
import {
  articlesOf,
  issuesWithArticle,
  keepDraft,
  seekAgain,
  updateIssueAsSeen,
  type IssueRow,
} from './wechat-issues.repository.ts';

/** Soon at first: most outcomes are unknown for minutes only. */
const PAUSES_MS = [2, 5, 15, 60].map((minutes) => minutes * 60_000);
const LAST_PAUSE_MS = 3 * 3_600_000;
/** The platform publishes within minutes, and checks within two days. */
const SOUGHT_FOR_MS = 48 * 3_600_000;
/** Clocks differ. */
const TOLERANCE_MS = 10 * 60_000;
/** Soon after an attempt an empty list proves nothing. */
const SETTLED_MS = 30 * 60_000;
const NO_SUCH_PUBLICATION = 53_502;
const NO_SUCH_ARTICLE = 53_600;
/** So many pages of the list of what is published are read, twenty issues each. */
const MOST_PAGES = 5;

const UNKNOWN = '提交发布后没有得到公众平台的明确回应，不清楚是否已经发布。';
const BY_HAND = '请登录公众平台核对：已经发布的，请删除这一期并在登记簿中登记；没有发布的，请重新审定。';

const LAST_LOOK = '（最近一次查找没有成功：';

/** What a person reads while an issue is looked for. */
const SOUGHT = `${UNKNOWN}两天内系统会多次到公众平台的已发布列表中查找，找到的自动登记为已发布。等不及的，请登录公众平台核对：没有发布的，请重新审定；已经发布的，等系统登记即可。`;

/** It may be published: it is looked for from now on. Another attempt is a person's decision. The draft stays as a trace there. */
export async function seekFromNow(
  ctx: Ctx,
  issue: Pick<IssueRow, 'id' | 'due_at'>,
  why: string,
): Promise<void> {
  const at = ctx.clock.now();
  await settleFailed(ctx, issue, {
    fault: `${SOUGHT}（${why}）`,
    state: 'failed',
    sought: { since: at, next: new Date(at.getTime() + pauseAfter(0)) },
  });
}

/**
 * The next look at an issue that is sought: it is out, it failed, it isn't found yet, or not found at all. One that was approved again
 * is handed in once a look, some time after the last attempt, has gone through that doesn't find it.
 */
export async function seek(
  ctx: Ctx,
  { issue, connection }: { readonly issue: IssueRow; readonly connection: ConnectionRow },
  client: WechatClient,
): Promise<void> {
  await dropWithdrawn(ctx, issue, client);
  const told = issue.publish_id === '' ? null : await whatIsTold(client, issue);
  if (told !== null && !['live', 'publishing', 'unknown'].includes(told.status))
    return settleRefused(ctx, issue, told);
  const { listed, isWhole } = await publishedSince(issue, client);
  if (told?.status === 'live') {
    const { articleId, urls } = told;
    const moment = listed.find((one) => one.articleId === articleId)?.updatedAt;
    return settleLive(ctx, connection, { issueId: issue.id, articleId, urls, at: atOf(ctx, moment) });
  }
  const { alike, akin } = await foundAmong(ctx, { issue, listed }, client);
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return settleLive(ctx, connection, only);
  if (alike.length > 1)
    return giveUp(ctx, issue, `公众平台上有 ${alike.length} 组相同的已发布图文，系统分辨不出是哪一组。`);
  if (issue.state !== 'approved') return seekLater(ctx, issue);
  if (akin !== null) return giveUp(ctx, issue, `公众平台上已经发布了《${akin}》，与这一期不完全相同。`, ANEW);
  if (!isWhole) return giveUp(ctx, issue, '此后发布的图文太多，系统没有查完。', ANEW);
  if (told !== null) return seekLater(ctx, issue, '公众平台还没有给出发布结果');
  return connection.active && isSettled(ctx, issue) ? handIn(ctx, issue) : seekLater(ctx, issue);
}

/** The platform publishes within minutes, and lists it then. */
function isSettled(ctx: Ctx, issue: IssueRow): boolean {
  return ctx.clock.now().getTime() - (issue.handed_in_at?.getTime() ?? 0) >= SETTLED_MS;
}

/** Nothing is out there: what was approved again goes on as any other. */
async function handIn(ctx: Ctx, issue: IssueRow): Promise<void> {
  await updateIssueAsSeen(ctx.db, issue, {
    fault: '',
    attempts: 0,
    publish_id: '',
    sought_since: null,
    due_at: ctx.clock.now(),
  });
}

/** Null where the platform doesn't know the number any more: then its list may tell. */
async function whatIsTold(client: WechatClient, issue: IssueRow): Promise<Publication | null> {
  return client.publication(issue.publish_id).catch((error: unknown) => {
    // Before anything is handed in again the platform must have said so itself.
    if (error instanceof WechatRefusal && (issue.state !== 'approved' || error.code === NO_SUCH_PUBLICATION))
      return null;
    if (error instanceof WechatUnclear && issue.state !== 'approved') return null;
    throw error;
  });
}

/** What was withdrawn isn't left in the draft box, where somebody could send it by hand. What is published stays to be found. */
async function dropWithdrawn(ctx: Ctx, issue: IssueRow, client: WechatClient): Promise<void> {
  const items = await itemsOfIssue(ctx, issue);
  if (issue.media_id === '' || items.every((item) => item.state === 'public')) return;
  await dropAtPlatform(client, issue.media_id);
  await keepDraft(ctx.db, issue.id, '');
}

async function itemsOfIssue(ctx: Ctx, issue: IssueRow): ReturnType<typeof itemsOf> {
  const rows = await articlesOf(ctx.db, [issue.id]);
  return itemsOf(
    ctx.db,
    rows.map((row) => row.document_id),
  );
}

/** Another look later; after two days it is a person's. `fault`: this one didn't go through. */
export async function seekLater(ctx: Ctx, issue: IssueRow, fault?: string): Promise<void> {
  const now = ctx.clock.now().getTime();
  if (now - (issue.sought_since?.getTime() ?? now) > SOUGHT_FOR_MS)
    return giveUp(
      ctx,
      issue,
      fault === undefined
        ? '系统在两天内没有在公众平台的已发布列表中找到。'
        : `两天内系统没能查清：最后一次查找没有成功（${fault}）。`,
    );
  return seekAgain(ctx.db, issue, {
    at: new Date(now + pauseAfter(issue.attempts + 1)),
    fault: `${withoutLastLook(issue.fault)}${fault === undefined ? '' : `${LAST_LOOK}${fault}）`}`,
  });
}

/** Why nobody knows stays, whatever the last look came to. */
function withoutLastLook(fault: string): string {
  const at = fault.indexOf(LAST_LOOK);
  return at < 0 ? fault : fault.slice(0, at);
}

async function giveUp(ctx: Ctx, issue: IssueRow, why: string, then: string = BY_HAND): Promise<void> {
  await settleFailed(ctx, issue, { fault: `${UNKNOWN}${why}${then}`, state: 'failed' });
}

/** The platform published nothing and says why. */
export async function settleRefused(ctx: Ctx, issue: IssueRow, told: Publication): Promise<void> {
  const which = told.failed.length === 0 ? '' : `（第 ${told.failed.join('、')} 篇）`;
  // The draft went with the publication: another attempt needs another one.
  await keepDraft(ctx.db, issue.id, '');
  const fault = `${PUBLISH_STATUS_WORDS[told.status]}${which}`;
  await settleFailed(ctx, issue, { fault, state: 'failed', isKnown: true });
}

function pauseAfter(attempts: number): number {
  return PAUSES_MS[attempts] ?? LAST_PAUSE_MS;
}

type Live = Parameters<typeof settleLive>[2];

/** When the platform published something; the present where it doesn't say. */
function atOf(ctx: Ctx, moment: number | undefined): Date {
  const now = ctx.clock.now();
  return moment === undefined || moment > now.getTime() ? now : new Date(moment);
}

/** What the platform has published since an issue was handed in first; not whole where that is too much. */
async function publishedSince(
  issue: IssueRow,
  client: WechatClient,
): Promise<{ readonly listed: readonly PublishedIssue[]; readonly isWhole: boolean }> {
  const since = (issue.unknown_since ?? issue.changed_at).getTime() - TOLERANCE_MS;
  // By its identifier: what moves on while pages are read stands on two of them.
  const found = new Map<string, PublishedIssue>();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const recent = (await client.published(page)).filter(({ updatedAt }) => updatedAt >= since);
    for (const one of recent) found.set(one.articleId, one);
    // Newest first: what follows older ones is older.
    if (recent.length === 0) return { listed: [...found.values()], isWhole: true };
  }
  return { listed: [...found.values()], isWhole: false };
}

/**
 * What of it is just this issue: as many articles, of the same titles in the same order, each leading to the page of its item; not all
 * of them deleted; and no other issue's. `akin`: the title of an article that leads to the page of one of its items, in something else
 * that no issue is known to be: it may have been edited since.
 */
async function foundAmong(
  ctx: Ctx,
  { issue, listed }: { readonly issue: IssueRow; readonly listed: readonly PublishedIssue[] },
  client: WechatClient,
): Promise<{ readonly alike: readonly Live[]; readonly akin: string | null }> {
  const wanted = await wantedArticles(ctx, issue);
  const known = await issuesWithArticle(ctx.db, {
    connectionId: issue.connection_id,
    articleIds: listed.map(({ articleId }) => articleId),
  });
  const alike: Live[] = [];
  let akin: string | null = null;
  for (const { articleId, updatedAt, articles: told } of listed) {
    if (known.has(articleId)) continue;
    const articles = told ?? (await articlesAt(client, articleId, issue));
    if (!isSame(articles, wanted)) {
      akin ??= articles.find((one) => !one.deleted && leadsToOneOf(one, wanted))?.title ?? null;
      continue;
    }
    const urls = new Map(articles.map(({ url }, index) => [index + 1, url]));
    alike.push({ issueId: issue.id, articleId, urls, at: atOf(ctx, updatedAt) });
  }
  return { alike, akin };
}

function leadsToOneOf(
  { sourceUrl }: PublishedArticle,
  wanted: readonly { readonly sourceUrl: string }[],
): boolean {
  return wanted.some((one) => one.sourceUrl === sourceUrl);
}

/** None where the platform doesn't know it any more. */
async function articlesAt(
  client: WechatClient,
  articleId: string,
  issue: IssueRow,
): Promise<readonly PublishedArticle[]> {
  return client.article(articleId).catch((error: unknown) => {
    // Before anything is handed in again the platform must have said so itself.
    if (error instanceof WechatRefusal && (issue.state !== 'approved' || error.code === NO_SUCH_ARTICLE))
      return [];
    throw error;
  });
}

async function wantedArticles(ctx: Ctx, issue: IssueRow): Promise<{ title: string; sourceUrl: string }[]> {
  const rows = await articlesOf(ctx.db, [issue.id]);
  const paths = new Map((await itemsOfIssue(ctx, issue)).map((item) => [item.document_id, item.path]));
  const site = await siteUrlOf(ctx, issue.agency_id);
  return rows.map((row) => ({
    title: row.title,
    sourceUrl: `${site}${paths.get(row.document_id) ?? ''}`,
  }));
}

function isSame(
  articles: readonly PublishedArticle[],
  wanted: readonly { title: string; sourceUrl: string }[],
): boolean {
  return (
    articles.length === wanted.length &&
    articles.some(({ deleted }) => !deleted) &&
    articles.every(
      ({ title, sourceUrl }, index) =>
        title.trim() === wanted[index]?.title.trim() && sourceUrl === wanted[index].sourceUrl,
    )
  );
}
