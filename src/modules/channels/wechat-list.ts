import { authorise, type Place } from '../../platform/actor.ts';
import { accountIdOf } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai, yearOf } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { documentsById } from '../documents/documents.queries.ts';
import { itemsOf } from '../publishing/publishing.queries.ts';
import { channelCountsByMonth } from '../registers/registers.figures.ts';
import { recordsById } from './channel-records.repository.ts';
import { channelsPolicy } from './channels.policy.ts';
import { outdatedThere } from './outdated.ts';
import type { wechatApi } from './wechat.api.ts';
import {
  articlesOf,
  issuesOf,
  waitingIssues,
  type ArticleRow,
  type IssueRow,
} from './wechat-issues.repository.ts';

type View = ResponseOf<typeof wechatApi.list>;
type IssueView = View['items'][number];

const SHOWN = 50;

/** An agency's issues with what may be done about each, and what the register counts month by month. */
export async function listIssues(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly year: number },
): Promise<View> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(channelsPolicy.read(ctx.actor, place));
  const rows = await issuesOf(ctx.db, input.agencyId, SHOWN);
  const year = yearOf(dayInShanghai(ctx.clock.now()));
  const months = await channelCountsByMonth(ctx.db, input);
  const counted = input.year === year ? months : await channelCountsByMonth(ctx.db, { ...input, year });
  const out = counted.reduce((sum, month) => sum + month.issues, 0);
  const next = out + (await waitingIssues(ctx.db, input.agencyId)) + 1;
  return {
    items: await issueViews(ctx, place, rows),
    months: [...months],
    suggested: `${year}年第${next}期`,
    may: { keep: channelsPolicy.keep(ctx.actor, place) === true },
  };
}

async function issueViews(ctx: Ctx, place: Place, rows: readonly IssueRow[]): Promise<IssueView[]> {
  const articles = await articlesOf(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const ids = articles.map((article) => article.document_id);
  const documents = await documentsById(ctx.db, ids);
  const items = new Map((await itemsOf(ctx.db, ids)).map((item) => [item.document_id, item]));
  const records = await recordsById(
    ctx.db,
    articles.flatMap(({ record_id: recordId }) => recordId ?? []),
  );
  // What isn't out yet is held against the public item as if it stood there.
  const outdated = (article: ArticleRow): IssueView['articles'][number]['outdated'] =>
    outdatedThere(records.get(article.record_id ?? '') ?? asIfOut(article), items.get(article.document_id));
  return rows.map((row) => ({
    id: row.id,
    connectionId: row.connection_id,
    issue: row.issue,
    state: row.state,
    fault: row.fault,
    sought: row.sought_since !== null,
    madeBy: row.made_by_name,
    approvedBy: row.approved_by_name,
    liveOn: row.live_at === null ? null : dayInShanghai(row.live_at),
    version: row.version,
    articles: articles
      .filter((article) => article.issue_id === row.id)
      .map((article) => ({
        position: article.position,
        documentId: article.document_id,
        documentTitle: documents.get(article.document_id)?.title ?? '',
        title: article.title,
        digest: article.digest,
        coverId: article.cover_id,
        url: article.url,
        deleted: article.deleted_at !== null,
        outdated: outdated(article),
      })),
    may: mayOf(ctx, place, row),
  }));
}

function asIfOut({ revision_id }: ArticleRow): Parameters<typeof outdatedThere>[0] {
  return { channel: 'wechat', state: 'live', revision_id, known: '', live_since: null, taken_down_at: null };
}

function mayOf(ctx: Ctx, place: Place, row: IssueRow): IssueView['may'] {
  const keep = channelsPolicy.keep(ctx.actor, place) === true;
  const approve = channelsPolicy.approve(ctx.actor, place) === true;
  const me = accountIdOf(ctx.actor);
  const open = row.state === 'draft' || row.state === 'failed';
  const editable = open || row.state === 'approved';
  return {
    // What may be out as it was is looked for by what it was.
    edit: keep && editable && row.unknown_since === null,
    drop: keep && editable,
    approve: approve && open && (me === null || me !== row.made_by),
    remove: approve && row.state === 'live',
  };
}
