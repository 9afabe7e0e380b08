import { inTransaction, type Ctx } from '../../platform/context.ts';
import { AppError, must } from '../../platform/errors.ts';
import { OutgoingFailure } from '../../platform/outgoing-http.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { wechatSettings } from './connections.api.ts';
import { findConnection, type ConnectionRow } from './connections.repository.ts';
import { hostOf, secretOf } from './connections.ts';
import { hostPatience } from './host-patience.ts';
import { bringDraft, IssueOutdated } from './send-issue.ts';
import { seek, seekFromNow, seekLater, settleRefused } from './seek-issue.ts';
import { settleDeleted, settleFailed, settleLive } from './settle-issue.ts';
import { leaveBehind, putOffTidying, tidyDraft } from './tidy-drafts.ts';
import { wechatClient, type WechatClient } from './wechat-client.ts';
import { ANEW, PUBLISH_STATUS_WORDS, WechatRefusal, WechatUnclear } from './wechat-faults.ts';
import {
  articlesOf,
  findIssue,
  releaseIssue,
  takeDueIssue,
  updateIssue,
  updateIssueAsSeen,
  type IssueRow,
} from './wechat-issues.repository.ts';

/** Nobody else takes an issue for so long; whoever holds it is done or dead by then. */
const HELD_MS = 15 * 60_000;
const POLL_MS = 30_000;
const LATER_MS = 6 * 3_600_000;
const LONGEST_PAUSE_MS = 3_600_000;
const MOST_ATTEMPTS = 12;
/** The program may be stopped between two rounds. */
const STEPS_AT_ONCE = 100;
/** The platform answers within minutes; a publication that takes longer than this is looked after by a person. */
const LONGEST_PUBLISHING_MS = 48 * 3_600_000;

/** How the worker reaches the platform. */
export interface IssueWorkOptions {
  /** For tests with a server on this machine. */
  readonly loopback?: boolean;
  /** The program ends: nothing more is begun, and what waits for an answer is given up where it may be asked again. */
  readonly ending?: AbortSignal;
}

/** Tokens are kept from one round to the next; a connection whose secret changed gets a client of its own. */
const clients = new Map<
  string,
  { readonly client: WechatClient; readonly ending: AbortSignal | undefined }
>();

/**
 * Takes every issue whose time has come one step further. What fails is tried again, or told to a person; where the platform doesn't
 * answer, the other issues of the connection wait for the next round.
 */
export async function workIssues(ctx: Ctx, options: IssueWorkOptions = {}): Promise<number> {
  const done: string[] = [];
  const patience = hostPatience();
  while (done.length < STEPS_AT_ONCE && options.ending?.aborted !== true) {
    const at = ctx.clock.now();
    const issue = await takeDueIssue(ctx.db, at, {
      heldUntil: new Date(at.getTime() + HELD_MS),
      except: done,
      left: patience.left(),
    });
    if (issue === null) break;
    done.push(issue.id);
    const connection = must(await findConnection(ctx.db, issue.connection_id), 'connection of the issue');
    await patience
      .spend(connection.id, async () => step(ctx, { issue, connection }, options))
      .catch(async (error: unknown) => putOff(ctx, issue, error));
  }
  return done.length;
}

interface Work {
  readonly issue: IssueRow;
  readonly connection: ConnectionRow;
}

async function step(ctx: Ctx, work: Work, options: IssueWorkOptions): Promise<void> {
  const { issue, connection } = work;
  switch (issue.state) {
    case 'approved':
      return issue.sought_since === null
        ? send(ctx, work, clientOf(ctx, connection, options))
        : seek(ctx, work, clientOf(ctx, connection, options));
    case 'submitting':
      // The process ended between asking and hearing: asking again could publish twice.
      return seekFromNow(ctx, issue, '提交时程序中断。');
    case 'publishing':
      return poll(ctx, work, clientOf(ctx, connection, options));
    case 'live':
    case 'deleting':
      return clear(ctx, work, clientOf(ctx, connection, options));
    case 'draft':
    case 'failed':
    case 'deleted':
      return issue.sought_since === null
        ? tidyDraft(ctx, issue, clientOf(ctx, connection, options))
        : seek(ctx, work, clientOf(ctx, connection, options));
  }
}

async function send(ctx: Ctx, { issue, connection }: Work, client: WechatClient): Promise<void> {
  const mediaId = await bringDraft({ ctx, connection, client }, issue);
  // Somebody changed or dropped it, or switched the connection off, while the draft was brought: their word stands.
  if (!(await claim(ctx, issue))) return leaveBehind(ctx, { issueId: issue.id, mediaId }, client);
  const publishId = await client.submit(mediaId).catch(async (error: unknown) => {
    // It said no, so nothing was published: the issue stands where it was before.
    if (error instanceof WechatRefusal && error.isCertain)
      await updateIssue(ctx.db, issue.id, {
        state: 'approved',
        due_at: issue.due_at,
        handed_in_at: issue.handed_in_at,
        unknown_since: issue.unknown_since,
      });
    throw error;
  });
  await inTransaction(ctx, async (tx) => {
    const at = tx.clock.now();
    await updateIssue(tx.db, issue.id, {
      state: 'publishing',
      publish_id: publishId,
      attempts: 0,
      due_at: new Date(at.getTime() + POLL_MS),
      changed_at: at,
    });
    tx.record({
      type: 'channel.issue_sent',
      agencyId: issue.agency_id,
      subject: { kind: 'channel', id: issue.id, title: issue.issue },
      after: { mediaId, publishId },
    });
  });
}

/**
 * From here on nobody changes the issue but the worker: exactly what was approved, and all of it still public as it was. False
 * where it isn't the issue that was taken any more, or its connection was switched off.
 */
async function claim(ctx: Ctx, issue: IssueRow): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const at = tx.clock.now();
    const heldUntil = new Date(at.getTime() + HELD_MS);
    if ((await findConnection(tx.db, issue.connection_id))?.active !== true) return false;
    const ours = await updateIssueAsSeen(tx.db, issue, {
      state: 'submitting',
      due_at: heldUntil,
      handed_in_at: at,
      unknown_since: issue.unknown_since ?? at,
    });
    if (!ours) return false;
    for (const article of await articlesOf(tx.db, [issue.id])) {
      const item = await itemOf(tx.db, article.document_id);
      if (item?.state !== 'public' || item.revision_id !== article.revision_id)
        throw new IssueOutdated(article.title);
    }
    return true;
  });
}

async function poll(ctx: Ctx, { issue, connection }: Work, client: WechatClient): Promise<void> {
  const found = await client.publication(issue.publish_id);
  if (found.status === 'publishing') {
    const at = ctx.clock.now().getTime();
    const waiting = at - (issue.approved_at ?? issue.changed_at).getTime();
    if (waiting > LONGEST_PUBLISHING_MS) {
      return seekFromNow(ctx, issue, '公众平台两天没有给出发布结果。');
    }
    const pause = Math.min(POLL_MS * 2 ** issue.attempts, LONGEST_PAUSE_MS);
    return releaseIssue(ctx.db, issue, { attempts: issue.attempts + 1, due_at: new Date(at + pause) });
  }
  if (found.status === 'unknown') return seekFromNow(ctx, issue, PUBLISH_STATUS_WORDS.unknown);
  if (found.status !== 'live') return settleRefused(ctx, issue, found);
  const { articleId, urls } = found;
  return settleLive(ctx, connection, { issueId: issue.id, articleId, urls, at: ctx.clock.now() });
}

/** Takes away articles: all of an issue that is to go, of a live one those whose item isn't public any more. */
async function clear(ctx: Ctx, { issue }: Work, client: WechatClient): Promise<void> {
  const there = await client.article(issue.article_id);
  for (const article of await articlesOf(ctx.db, [issue.id])) {
    if (article.deleted_at !== null) continue;
    const gone = there[article.position - 1]?.deleted === true;
    const item = await itemOf(ctx.db, article.document_id);
    const withdrawn = item?.state !== 'public';
    if (!gone && !withdrawn && issue.state === 'live') continue;
    if (!gone) await client.deleteArticle({ articleId: issue.article_id, index: article.position });
    const why = gone ? '文章已在公众平台被删除' : withdrawn ? '网站已撤下' : '按要求从公众号删除';
    await settleDeleted(ctx, { issueId: issue.id, position: article.position, why });
  }
  // An item that was withdrawn while this went on gave it another time.
  await releaseIssue(ctx.db, issue, { due_at: null, attempts: 0, fault: '' });
}

async function putOff(ctx: Ctx, issue: IssueRow, error: unknown): Promise<void> {
  if (error instanceof IssueOutdated) {
    const then = issue.unknown_since === null ? '请重新编辑后审定。' : ANEW;
    const fault = `《${error.message}》已撤下或者有了新版次，${then}`;
    return settleFailed(ctx, issue, { fault, state: 'draft' });
  }
  // No fault of the platform: it goes on when the program runs again.
  if (error instanceof OutgoingFailure && error.reason === 'ending')
    return releaseIssue(ctx.db, issue, { due_at: ctx.clock.now() });
  const known = isTold(error);
  if (!known) ctx.log.error('an issue for WeChat failed', { issueId: issue.id, error: String(error) });
  const fault = known ? error.message : '程序出错，没有完成，请联系系统管理员查看日志。';
  const now = await findIssue(ctx.db, issue.id);
  if (now?.state === 'submitting') return seekFromNow(ctx, now, fault);
  if (issue.sought_since !== null) return seekLater(ctx, issue, fault);
  const remedy = error instanceof WechatRefusal ? error.remedy : known ? 'soon' : 'person';
  const pause = remedy === 'later' ? LATER_MS : Math.min(60_000 * 2 ** issue.attempts, LONGEST_PAUSE_MS);
  const again = new Date(ctx.clock.now().getTime() + pause);
  const last = remedy === 'person' || issue.attempts + 1 >= MOST_ATTEMPTS;
  if (issue.state === 'draft' || issue.state === 'failed' || issue.state === 'deleted')
    return putOffTidying(ctx, issue, last ? null : again);
  // It was handed in, and the platform doesn't say what became of it.
  if (last && issue.state === 'publishing') return seekFromNow(ctx, issue, fault);
  if (last) {
    const state = issue.state === 'live' || issue.state === 'deleting' ? 'live' : 'failed';
    return settleFailed(ctx, issue, { fault, state });
  }
  return releaseIssue(ctx.db, issue, {
    attempts: issue.attempts + 1,
    fault,
    due_at: again,
  });
}

/** What is in words for the office. */
function isTold(error: unknown): error is Error {
  return (
    error instanceof WechatRefusal ||
    error instanceof WechatUnclear ||
    error instanceof OutgoingFailure ||
    error instanceof AppError
  );
}

function clientOf(ctx: Ctx, connection: ConnectionRow, options: IssueWorkOptions): WechatClient {
  const key = `${connection.id} ${connection.version}`;
  const { ending } = options;
  const known = clients.get(key);
  if (known !== undefined && known.ending === ending) return known.client;
  const { appId } = wechatSettings.parse(connection.settings);
  const made = wechatClient({
    host: hostOf(connection, options),
    appId,
    secret: secretOf(ctx, connection),
    ending,
  });
  for (const old of clients.keys()) if (old.startsWith(connection.id)) clients.delete(old);
  clients.set(key, { client: made, ending });
  return made;
}
