import type { z } from 'zod';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import {
  changedMeanwhile,
  connectionUnusable,
  faulty,
  issueElsewhere,
  sameHands,
} from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { findConnection, type ConnectionRow } from './connections.repository.ts';
import { publicItem } from './public-item.ts';
import type { wechatApi } from './wechat.api.ts';
import { contentOf, hintsOn, isPicture } from './wechat-content.ts';
import { ANEW } from './wechat-faults.ts';
import {
  articlesOf,
  dropIssue,
  findIssue,
  insertIssue,
  issueNamed,
  replaceArticles,
  updateIssue,
  type IssueRow,
} from './wechat-issues.repository.ts';

type Fields = z.output<NonNullable<typeof wechatApi.save.body>>;
const EDITABLE: ReadonlySet<IssueRow['state']> = new Set(['draft', 'approved', 'failed']);

/** Enters an issue (without `issueId`) or changes one that isn't out. Whatever was approved must be approved again. */
export async function saveIssue(ctx: Ctx, input: Fields): Promise<{ issueId: string }> {
  return inTransaction(ctx, async (tx) => {
    const connection = await usableConnection(tx, input.connectionId);
    const agencyId = connection.agency_id;
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, agencyId)));
    const before = input.issueId === null ? null : await lockIssue(tx, { ...input, issueId: input.issueId });
    if (before !== null && before.connection_id !== connection.id) throw notFound('这一期图文');
    if (before !== null && !EDITABLE.has(before.state)) throw issueElsewhere('这一期已经提交，不能再编辑。');
    // What may be out as it was is found by what it was.
    if (before !== null && before.unknown_since !== null) throw issueElsewhere(UNKNOWN_OUTCOME);
    if (await issueNamed(tx.db, { ...input, except: before?.id ?? null }))
      throw faulty('issue', `已经有“${input.issue}”，请换一个期号。`);
    const at = tx.clock.now();
    const id = before?.id ?? newId(at.getTime());
    const articles = await articleRows(tx, { ...input, agencyId, issueId: id });
    const edited = {
      issue: input.issue,
      state: 'draft' as const,
      fault: '',
      attempts: 0,
      due_at: null,
      sought_since: null,
      changed_at: at,
    };
    if (before === null) {
      await insertIssue(tx.db, {
        id,
        agency_id: agencyId,
        connection_id: connection.id,
        ...edited,
        made_by: accountIdOf(tx.actor),
        made_by_name: nameOf(tx.actor),
        approved_by: null,
        approved_at: null,
        live_at: null,
      });
    } else {
      // Whoever edits it last is the one who may not approve it.
      await updateIssue(tx.db, id, {
        ...edited,
        // A draft that was brought already is deleted at the platform.
        due_at: before.media_id === '' ? null : at,
        made_by: accountIdOf(tx.actor),
        made_by_name: nameOf(tx.actor),
        approved_by: null,
        approved_by_name: '',
        approved_at: null,
      });
    }
    await replaceArticles(tx.db, id, articles);
    tx.record({
      type: 'channel.issue_saved',
      agencyId,
      subject: { kind: 'channel', id, title: input.issue },
      after: { articles: articles.map(({ document_id: documentId, title }) => ({ documentId, title })) },
    });
    return { issueId: id };
  });
}

/** How the articles of an issue will look, with what an editor should know. Pictures are the desk's own. */
export async function previewIssue(ctx: Ctx, input: { readonly issueId: string }) {
  const issue = await findIssue(ctx.db, input.issueId);
  if (issue === null) throw notFound('这一期图文');
  authorise(channelsPolicy.read(ctx.actor, await placeOf(ctx.db, issue.agency_id)));
  const articles = [];
  for (const row of await articlesOf(ctx.db, [issue.id])) {
    const content = await contentOf(ctx, row);
    articles.push({
      title: row.title,
      digest: row.digest,
      html: content?.html ?? '',
      sourceUrl: content?.sourceUrl ?? '',
      hints: content === null ? ['这份文稿已经从网站撤下，不能发布。'] : hintsOn(row, content),
    });
  }
  return { articles };
}

/** An article as a page of its own, with the pictures as the desk has them. */
export function previewPage(html: string): string {
  const pictures = html.replace(
    /data-attachment-id="([0-9a-f-]{36})"/g,
    (_whole, id: string) => `src="/api/attachments/${id}"`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>预览</title></head>
<body>${pictures}</body>
</html>
`;
}

/**
 * 先审后发: somebody else than the editor approves the very text, and it goes to the platform. Refused while an item isn't
 * public any more or has a newer edition.
 */
export async function approveIssue(
  ctx: Ctx,
  input: { readonly issueId: string; readonly version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const issue = await lockIssue(tx, input);
    authorise(channelsPolicy.approve(tx.actor, await placeOf(tx.db, issue.agency_id)));
    if (accountIdOf(tx.actor) !== null && accountIdOf(tx.actor) === issue.made_by) throw sameHands();
    if (issue.state !== 'draft' && issue.state !== 'failed')
      throw issueElsewhere('这一期已经审定，请刷新后查看。');
    await usableConnection(tx, issue.connection_id);
    const articles = await articlesOf(tx.db, [issue.id]);
    for (const row of articles) {
      const item = await publicItem(tx.db, row.document_id);
      if (item.revision_id !== row.revision_id)
        throw issueElsewhere(
          `《${item.title}》在网站上已经有新版次，${issue.unknown_since === null ? '请重新保存这一期后再审定。' : ANEW}`,
        );
    }
    const at = tx.clock.now();
    // Of an earlier attempt nobody knows what became: the platform is looked at before it is handed in again.
    const isUnknown = issue.unknown_since !== null;
    await updateIssue(tx.db, issue.id, {
      state: 'approved',
      fault: isUnknown ? LOOKED_AT_FIRST : '',
      attempts: 0,
      ...(!isUnknown && { publish_id: '' }),
      sought_since: isUnknown ? at : null,
      due_at: at,
      approved_by: accountIdOf(tx.actor),
      approved_by_name: nameOf(tx.actor),
      approved_at: at,
      changed_at: at,
    });
    tx.record({
      type: 'channel.issue_approved',
      agencyId: issue.agency_id,
      subject: { kind: 'channel', id: issue.id, title: issue.issue },
      after: { revisions: articles.map(({ revision_id: id }) => id) },
    });
  });
}

const UNKNOWN_OUTCOME = `这一期上一次提交的结果不明，不能编辑。${ANEW}`;
const LOOKED_AT_FIRST =
  '已重新审定。上一次提交的结果不明，再次提交以前系统先到公众平台查找：已经发布的登记为已发布，没有的才提交；刚提交过的要等半小时以上。';

/** Drops an issue that was never handed in. */
export async function dropDraft(
  ctx: Ctx,
  input: { readonly issueId: string; readonly version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const issue = await lockIssue(tx, input);
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, issue.agency_id)));
    if (!EDITABLE.has(issue.state)) throw issueElsewhere('这一期已经提交，不能删除。');
    if (issue.media_id === '') await dropIssue(tx.db, issue.id);
    else {
      // Its row goes when its draft is gone from the platform.
      const at = tx.clock.now();
      const dropped = {
        state: 'deleted' as const,
        fault: '',
        attempts: 0,
        due_at: at,
        sought_since: null,
        changed_at: at,
      };
      await updateIssue(tx.db, issue.id, dropped);
    }
    tx.record({
      type: 'channel.issue_dropped',
      agencyId: issue.agency_id,
      subject: { kind: 'channel', id: issue.id, title: issue.issue },
    });
  });
}

/** Has all articles of an issue taken from the platform, which can't be undone there. */
export async function removeIssue(
  ctx: Ctx,
  input: { readonly issueId: string; readonly version: number; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const issue = await lockIssue(tx, input);
    authorise(channelsPolicy.approve(tx.actor, await placeOf(tx.db, issue.agency_id)));
    if (issue.state !== 'live') throw issueElsewhere('这一期没有发布，或者已经删除。');
    const at = tx.clock.now();
    await updateIssue(tx.db, issue.id, {
      state: 'deleting',
      fault: '',
      attempts: 0,
      due_at: at,
      changed_at: at,
    });
    tx.record({
      type: 'channel.issue_sent',
      agencyId: issue.agency_id,
      subject: { kind: 'channel', id: issue.id, title: issue.issue },
      reason: input.reason,
      after: { removal: true },
    });
  });
}

async function articleRows(
  tx: TxCtx,
  input: Pick<Fields, 'articles'> & { readonly agencyId: string; readonly issueId: string },
) {
  const titles = new Set<string>();
  const rows = [];
  for (const [index, { documentId, title, digest, coverId }] of input.articles.entries()) {
    const item = await publicItem(tx.db, documentId);
    if (item.agency_id !== input.agencyId) throw faulty('articles', '只能发布本机构的文稿。');
    if (titles.has(title)) throw faulty('articles', `一期里有两篇都叫“${title}”，请改动其中一个标题。`);
    titles.add(title);
    if (coverId !== null) {
      const { attachments } = await publishedContent(tx.db, item.revision_id);
      const file = attachments.find(({ id }) => id === coverId);
      if (file === undefined || !isPicture(file))
        throw faulty('articles', '封面只能选文稿里的 JPG 或者 PNG 图片。');
    }
    rows.push({
      issue_id: input.issueId,
      position: index + 1,
      document_id: documentId,
      revision_id: item.revision_id,
      record_id: null,
      title,
      digest,
      cover_id: coverId,
      deleted_at: null,
    });
  }
  return rows;
}

async function lockIssue(
  tx: TxCtx,
  input: { readonly issueId: string; readonly version: number },
): Promise<IssueRow> {
  const issue = await findIssue(tx.db, input.issueId, { lock: true });
  if (issue === null) throw notFound('这一期图文');
  if (issue.version !== input.version) throw changedMeanwhile('这一期图文');
  return issue;
}

async function usableConnection(tx: TxCtx, id: string): Promise<ConnectionRow> {
  const connection = await findConnection(tx.db, id);
  if (connection === null || connection.kind !== 'wechat') throw notFound('这个公众号连接');
  if (!connection.active || connection.secret === null) throw connectionUnusable(connection.name);
  return connection;
}
