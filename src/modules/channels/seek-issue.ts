import { inTransaction, type Ctx } from '../../platform/context.ts';
import { itemsOf } from '../publishing/publishing.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import type { ConnectionRow } from './connections.repository.ts';
import { settleFailed, settleLive } from './settle-issue.ts';
import type { Publication, PublishedArticle, WechatClient } from './wechat-client.ts';
import { PUBLISH_STATUS_WORDS, WechatRefusal, WechatUnclear } from './wechat-faults.ts';
import {
  articlesOf,
  issuesWithArticle,
  keepDraft,
  releaseIssue,
  tidySoon,
  type ArticleRow,
  type IssueRow,
} from './wechat-issues.repository.ts';

/** Soon at first: most outcomes are unknown for minutes only. */
const PAUSES_MS = [2, 5, 15, 60].map((minutes) => minutes * 60_000);
const LAST_PAUSE_MS = 3 * 3_600_000;
/** The platform publishes within minutes, and checks within two days. */
const SOUGHT_FOR_MS = 48 * 3_600_000;
/** Clocks differ. */
const TOLERANCE_MS = 10 * 60_000;
/** So many pages of the list of what is published are read, twenty issues each. */
const MOST_PAGES = 5;

const UNKNOWN = '提交发布后没有得到公众平台的明确回应，不清楚是否已经发布。';
const BY_HAND = '请登录公众平台核对：已经发布的，请删除这一期并在登记簿中登记；没有发布的，请重新审定。';

/** What a person reads while an issue is looked for. */
export const SOUGHT = `${UNKNOWN}两天内系统会多次到公众平台的已发布列表中查找，找到的自动登记为已发布。等不及的，请登录公众平台核对：没有发布的，请重新审定；已经发布的，等系统登记即可。`;

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

/** The next look at an issue that is sought: it is out, it failed, it isn't found yet, or not found at all. */
export async function seek(
  ctx: Ctx,
  { issue, connection }: { readonly issue: IssueRow; readonly connection: ConnectionRow },
  client: WechatClient,
): Promise<void> {
  const told = issue.publish_id === '' ? null : await whatIsTold(client, issue.publish_id);
  if (told?.status === 'live')
    return settleLive(ctx, connection, { issueId: issue.id, articleId: told.articleId, urls: told.urls });
  if (told !== null && told.status !== 'publishing' && told.status !== 'unknown')
    return settleRefused(ctx, issue, told);
  const found = await lookForIssue(ctx, issue, client);
  const [only] = found;
  if (only !== undefined && found.length === 1) return settleLive(ctx, connection, only);
  if (found.length > 1)
    return giveUp(ctx, issue, `公众平台上有 ${found.length} 组相同的已发布图文，系统分辨不出是哪一组。`);
  return seekLater(ctx, issue);
}

/** Null where the platform doesn't know the number any more: then its list may tell. */
async function whatIsTold(client: WechatClient, publishId: string): Promise<Publication | null> {
  return client.publication(publishId).catch((error: unknown) => {
    if (error instanceof WechatRefusal || error instanceof WechatUnclear) return null;
    throw error;
  });
}

/** Another look later; after two days it is a person's. */
export async function seekLater(ctx: Ctx, issue: IssueRow): Promise<void> {
  const now = ctx.clock.now().getTime();
  if (now - (issue.sought_since?.getTime() ?? now) > SOUGHT_FOR_MS)
    return giveUp(ctx, issue, '系统在两天内没有在公众平台的已发布列表中找到。');
  return releaseIssue(ctx.db, issue, {
    attempts: issue.attempts + 1,
    due_at: new Date(now + pauseAfter(issue.attempts + 1)),
  });
}

async function giveUp(ctx: Ctx, issue: IssueRow, why: string): Promise<void> {
  await settleFailed(ctx, issue, { fault: `${UNKNOWN}${why}${BY_HAND}`, state: 'failed' });
  // The draft stays as a trace, but not of what was withdrawn: somebody could send it by hand.
  const rows = await articlesOf(ctx.db, [issue.id]);
  const items = await itemsOf(
    ctx.db,
    rows.map((row) => row.document_id),
  );
  if (issue.media_id !== '' && items.some((item) => item.state !== 'public'))
    await tidySoon(ctx.db, issue.id, ctx.clock.now());
}

/** The platform published nothing and says why. */
export async function settleRefused(ctx: Ctx, issue: IssueRow, told: Publication): Promise<void> {
  const which = told.failed.length === 0 ? '' : `（第 ${told.failed.join('、')} 篇）`;
  // The draft went with the publication: another attempt needs another one.
  await keepDraft(ctx.db, issue.id, '');
  await settleFailed(ctx, issue, { fault: `${PUBLISH_STATUS_WORDS[told.status]}${which}`, state: 'failed' });
}

function pauseAfter(attempts: number): number {
  return PAUSES_MS[attempts] ?? LAST_PAUSE_MS;
}

type Live = Parameters<typeof settleLive>[2];

/**
 * What the platform has published since the issue was approved and is just this: as many articles, of the same titles in the same
 * order, each leading to the page of its item; and no other issue's.
 */
async function lookForIssue(ctx: Ctx, issue: IssueRow, client: WechatClient): Promise<Live[]> {
  const wanted = await wantedArticles(ctx, issue);
  const since = (issue.approved_at ?? issue.changed_at).getTime() - TOLERANCE_MS;
  const alike: { articleId: string; articles: readonly PublishedArticle[] }[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const listed = await client.published(page);
    for (const { articleId, updatedAt, articles: told } of listed) {
      if (updatedAt < since) continue;
      const articles = told ?? (await client.article(articleId));
      if (isSame(articles, wanted)) alike.push({ articleId, articles });
    }
    // Newest first: what follows an older one is older.
    if (listed.length === 0 || listed.some(({ updatedAt }) => updatedAt < since)) break;
  }
  const known = await inTransaction(ctx, async (tx) =>
    issuesWithArticle(tx.db, {
      connectionId: issue.connection_id,
      articleIds: alike.map(({ articleId }) => articleId),
    }),
  );
  return alike
    .filter(({ articleId }) => !known.has(articleId))
    .map(({ articleId, articles }) => ({
      issueId: issue.id,
      articleId,
      urls: new Map(articles.map(({ url }, index) => [index + 1, url])),
    }));
}

async function wantedArticles(ctx: Ctx, issue: IssueRow): Promise<{ title: string; sourceUrl: string }[]> {
  const rows = await articlesOf(ctx.db, [issue.id]);
  const items = await itemsOf(
    ctx.db,
    rows.map((row) => row.document_id),
  );
  const paths = new Map(items.map((item) => [item.document_id, item.path]));
  const site = await siteUrlOf(ctx, issue.agency_id);
  return rows.map((row: ArticleRow) => ({
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
    articles.every(
      ({ title, sourceUrl }, index) =>
        title.trim() === wanted[index]?.title.trim() && sourceUrl === wanted[index].sourceUrl,
    )
  );
}
