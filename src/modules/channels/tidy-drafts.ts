import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { WechatClient } from './wechat-client.ts';
import { WechatRefusal } from './wechat-faults.ts';
import {
  dropIssue,
  findIssue,
  forgetDraft,
  tidyLater,
  tidySoon,
  updateIssue,
  type IssueRow,
} from './wechat-issues.repository.ts';

const NO_SUCH_MEDIA = 40007;
const STILL_THERE = '没能删除公众号草稿箱里的草稿，请登录公众平台删除。';

/**
 * Takes a draft that isn't to be published from the account's draft box, where somebody could send it by hand. One that isn't
 * there any more is fine.
 */
export async function dropAtPlatform(client: WechatClient, mediaId: string): Promise<void> {
  try {
    await client.deleteDraft(mediaId);
  } catch (error) {
    if (!(error instanceof WechatRefusal && error.code === NO_SUCH_MEDIA)) throw error;
  }
}

/** The draft of an issue that was recalled, edited or dropped goes; with it the row of a dropped one. */
export async function tidyDraft(ctx: Ctx, issue: IssueRow, client: WechatClient): Promise<void> {
  if (issue.media_id !== '') await dropAtPlatform(client, issue.media_id);
  if (isDropped(issue)) await inTransaction(ctx, async (tx) => dropIssue(tx.db, issue.id));
  else await forgetDraft(ctx.db, issue);
}

/** A draft was brought for an issue that was changed or dropped meanwhile: it goes with the next round, or at once. */
export async function leaveBehind(
  ctx: Ctx,
  left: { readonly issueId: string; readonly mediaId: string },
  client: WechatClient,
): Promise<void> {
  const now = await findIssue(ctx.db, left.issueId);
  if (now?.media_id === left.mediaId) await tidySoon(ctx.db, now.id, ctx.clock.now());
  else await dropAtPlatform(client, left.mediaId);
}

/** The draft couldn't be deleted: once more at `again`, or (null) a person is told to do it. */
export async function putOffTidying(ctx: Ctx, issue: IssueRow, again: Date | null): Promise<void> {
  if (again !== null) return tidyLater(ctx.db, issue, again);
  await inTransaction(ctx, async (tx) => {
    const now = await findIssue(tx.db, issue.id, { lock: true });
    if (now === null || now.due_at?.getTime() !== issue.due_at?.getTime()) return;
    if (isDropped(now)) await dropIssue(tx.db, now.id);
    else await updateIssue(tx.db, now.id, { fault: `${now.fault}${STILL_THERE}`, due_at: null });
    tx.record({
      type: 'channel.issue_failed',
      agencyId: now.agency_id,
      subject: { kind: 'channel', id: now.id, title: now.issue },
      reason: STILL_THERE,
    });
  });
}

/** Dropped by its editor and never out: its row stays only until its draft is gone. */
function isDropped(issue: IssueRow): boolean {
  return issue.state === 'deleted' && issue.live_at === null;
}
