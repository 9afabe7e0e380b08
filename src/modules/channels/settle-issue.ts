import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { AppError, must } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { keepManagedRecord } from '../registers/managed-records.ts';
import { changeRecord, findRecord, insertRecords } from './channel-records.repository.ts';
import type { ConnectionRow } from './connections.repository.ts';
import { findAccount } from './media-accounts.repository.ts';
import { noteUpdate } from './media-accounts.ts';
import {
  articlesOf,
  findIssue,
  updateArticle,
  updateIssue,
  type ArticleRow,
  type IssueRow,
} from './wechat-issues.repository.ts';

/**
 * The platform published an issue: every article gets its record and its place in the register of posts, which the annual
 * report counts, and the account was updated today. Done once, however often the platform is asked.
 */
export async function settleLive(
  ctx: Ctx,
  connection: ConnectionRow,
  live: {
    readonly issueId: string;
    readonly articleId: string;
    readonly urls: ReadonlyMap<number, string>;
    /** When it was published, as far as that is known. */
    readonly at: Date;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const issue = await findIssue(tx.db, live.issueId, { lock: true });
    // One that is looked for counts as failed until it is found; what somebody did to it since ends the looking.
    if (issue === null || (issue.state !== 'publishing' && issue.sought_since === null)) return;
    const at = tx.clock.now();
    const account = must(
      await findAccount(tx.db, must(connection.media_account_id, 'account of the connection'), {
        lock: true,
      }),
      'account',
    );
    const articles = await articlesOf(tx.db, [issue.id]);
    for (const article of articles) {
      const url = live.urls.get(article.position) ?? '';
      const recordId = newId(at.getTime());
      await insertRecords(
        tx,
        [
          {
            id: recordId,
            agency_id: issue.agency_id,
            document_id: article.document_id,
            revision_id: article.revision_id,
            channel: 'wechat',
            target_id: account.id,
            target_name: account.name,
            state: 'live',
            address: url,
            receipt: live.articleId,
            due_at: null,
            live_since: live.at,
            taken_down_at: null,
            created_at: at,
            changed_at: at,
          },
        ],
        { event: 'live', what: `${issue.issue}第 ${article.position} 篇：${url}` },
      );
      await updateArticle(
        tx.db,
        { issueId: issue.id, position: article.position },
        { url, record_id: recordId },
      );
      await keepPost(tx, issue, { ...article, url, recordId, accountId: account.id, at: live.at });
    }
    await noteUpdate(tx, account, {
      on: dayInShanghai(live.at),
      what: `${issue.issue}，${articles.length} 篇`,
    });
    // An item that was withdrawn meanwhile is looked at right away.
    await updateIssue(tx.db, issue.id, {
      state: 'live',
      article_id: live.articleId,
      live_at: live.at,
      sought_since: null,
      handed_in_at: null,
      unknown_since: null,
      fault: '',
      attempts: 0,
      due_at: at,
      changed_at: at,
    });
    tx.record({
      type: 'channel.issue_live',
      agencyId: issue.agency_id,
      subject: { kind: 'channel', id: issue.id, title: issue.issue },
      after: {
        articleId: live.articleId,
        articles: articles.length,
        ...(issue.sought_since !== null && { soughtSince: issue.sought_since.toISOString() }),
      },
    });
  });
}

async function keepPost(
  tx: TxCtx,
  issue: IssueRow,
  article: ArticleRow & { readonly recordId: string; readonly accountId: string; readonly at: Date },
): Promise<void> {
  try {
    await keepManagedRecord(tx, {
      register: 'posts',
      id: article.recordId,
      agencyId: issue.agency_id,
      values: {
        channelId: article.accountId,
        issue: issue.issue,
        postedOn: dayInShanghai(article.at),
        title: article.title,
        url: article.url,
        documentId: article.document_id,
      },
    });
  } catch (error) {
    // Somebody entered it by hand before: it is counted already.
    if (!(error instanceof AppError && error.code === 'registers.same')) throw error;
  }
}

/** An article isn't at the platform any more; the last one ends its issue. */
export async function settleDeleted(
  ctx: Ctx,
  at: { readonly issueId: string; readonly position: number; readonly why: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const issue = await findIssue(tx.db, at.issueId, { lock: true });
    if (issue === null) return;
    const now = tx.clock.now();
    const articles = await articlesOf(tx.db, [issue.id]);
    const article = articles.find(({ position }) => position === at.position);
    if (article === undefined || article.deleted_at !== null) return;
    await updateArticle(tx.db, { issueId: issue.id, position: at.position }, { deleted_at: now });
    const record =
      article.record_id === null ? null : await findRecord(tx.db, article.record_id, { lock: true });
    if (record !== null && record.state !== 'takenDown') {
      await changeRecord(
        tx,
        record.id,
        { state: 'takenDown', taken_down_at: now },
        { event: 'takenDown', what: at.why },
      );
    }
    const left = articles.filter((one) => one.deleted_at === null && one.position !== at.position);
    await updateIssue(tx.db, issue.id, {
      ...(left.length === 0 && { state: 'deleted' as const, due_at: null }),
      attempts: 0,
      fault: '',
      changed_at: now,
    });
    tx.record({
      type: 'channel.article_deleted',
      agencyId: issue.agency_id,
      subject: { kind: 'document', id: article.document_id, title: article.title },
      reason: at.why,
      after: { issue: issue.issue, position: at.position },
    });
  });
}

/** An issue goes no further until a person looks at it. What somebody did to it since it was taken stands instead. */
export async function settleFailed(
  ctx: Ctx,
  taken: Pick<IssueRow, 'id' | 'due_at'>,
  failed: {
    readonly fault: string;
    readonly state: 'failed' | 'draft' | 'live';
    /** It may be published all the same, and is looked for. */
    readonly sought?: { readonly since: Date; readonly next: Date };
    /** The platform said so itself: what was handed in isn't published, or isn't any more. */
    readonly isKnown?: boolean;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const issue = await findIssue(tx.db, taken.id, { lock: true });
    if (issue === null || issue.due_at?.getTime() !== taken.due_at?.getTime()) return;
    const at = tx.clock.now();
    await updateIssue(tx.db, issue.id, {
      state: failed.state,
      fault: failed.fault,
      // What goes back to its editor isn't to lie in the draft box. What failed stays there: the platform's own advice is to look
      // at it there or to save it by hand, and another approval sends the same.
      ...(failed.state === 'draft' && issue.media_id !== '' ? { due_at: at, attempts: 0 } : { due_at: null }),
      sought_since: failed.sought?.since ?? null,
      // An earlier attempt may still come out.
      ...(failed.isKnown === true &&
        issue.unknown_since?.getTime() === issue.handed_in_at?.getTime() && {
          handed_in_at: null,
          unknown_since: null,
        }),
      ...(failed.sought !== undefined && { due_at: failed.sought.next, attempts: 0 }),
      changed_at: at,
    });
    tx.record({
      type: failed.sought === undefined ? 'channel.issue_failed' : 'channel.issue_sought',
      agencyId: issue.agency_id,
      subject: { kind: 'channel', id: issue.id, title: issue.issue },
      reason: failed.fault,
    });
  });
}
