import { authorise } from '../../platform/actor.ts';
import type { AuditSubject } from '../../platform/audit/audit-events.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { postingDayFault, postingStanding, type PostingStay } from '../../law/channels/board-posting.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { documentsById } from '../documents/documents.queries.ts';
import { itemsOf } from '../publishing/publishing.queries.ts';
import type { boardsApi } from './boards.api.ts';
import {
  boardsOf,
  findPosting,
  hangingOf,
  postingsOfAgency,
  updatePosting,
  type BoardRow,
  type PostingRow,
} from './boards.repository.ts';
import { changeRecord, documentsOf } from './channel-records.repository.ts';
import {
  changedMeanwhile,
  downAlready,
  faulty,
  hangsAlready,
  mustHang,
  voidAlready,
} from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { chosenBoards, hang, type Hung } from './hang.ts';
import { outdatedRecords } from './outdated-records.ts';
import { outdatedThere } from './outdated.ts';
import { publicItem } from './public-item.ts';

type View = ResponseOf<typeof boardsApi.postings>;
type PostingView = View['items'][number];

/** What hangs on the boards of an agency, what is to be taken down or replaced, or all that ever hung. */
export async function listPostings(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly which: 'hanging' | 'due' | 'all';
    readonly documentId?: string | undefined;
    readonly page: number;
    readonly size: number;
  },
): Promise<View> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(channelsPolicy.read(ctx.actor, place));
  const { rows, total } = await postingsOfAgency(ctx.db, {
    ...input,
    today: dayInShanghai(ctx.clock.now()),
    outdated: input.which === 'due' ? await outdatedSheets(ctx, input.agencyId) : [],
    offset: (input.page - 1) * input.size,
    limit: input.size,
  });
  return {
    items: await postingViews(ctx, input.agencyId, rows),
    total,
    may: { keep: channelsPolicy.keep(ctx.actor, place) === true },
  };
}

async function outdatedSheets(ctx: Pick<Ctx, 'db'>, agencyId: string): Promise<string[]> {
  const found = await outdatedRecords(ctx.db, agencyId);
  return found.flatMap(({ record }) => (record.channel === 'board' ? [record.id] : []));
}

/** Postings of an agency as the desk shows them. */
export async function postingViews(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  agencyId: string,
  rows: readonly PostingRow[],
): Promise<PostingView[]> {
  const today = dayInShanghai(ctx.clock.now());
  const boards = new Map((await boardsOf(ctx.db, agencyId)).map((board) => [board.id, board]));
  const ids = documentsOf(rows.map(({ record }) => record));
  const documents = await documentsById(ctx.db, ids);
  const items = new Map((await itemsOf(ctx.db, ids)).map((item) => [item.document_id, item]));
  return rows.map((row) => ({
    recordId: row.record_id,
    version: row.record.version,
    documentId: row.record.document_id,
    title: documents.get(row.record.document_id ?? '')?.title ?? row.record.words,
    note: row.note,
    boardId: row.board_id,
    boardName: row.record.target_name,
    spot: boards.get(row.board_id)?.spot ?? '',
    postedOn: row.posted_on,
    postedBy: row.posted_by,
    stayUntil: row.stay_until,
    takeDownOn: row.take_down_on,
    takeDownReason: row.take_down_reason,
    takenDownOn: row.taken_down_on,
    takenDownBy: row.taken_down_by,
    photo: row.photo_sha256 !== null,
    voidedOn: row.voided_on,
    voidReason: row.void_reason,
    standing: postingStanding(
      {
        stayUntil: row.stay_until,
        takeDownOn: row.take_down_on,
        takenDownOn: row.taken_down_on,
        voided: row.voided_on !== null,
      },
      today,
    ),
    outdated: outdatedThere(row.record, items.get(row.record.document_id ?? '')),
  }));
}

/**
 * Records that a public item was put up on boards: 公示 that hangs for good is as wrong as one that is too short. Throws
 * `channels.hangs_already` where it hangs on one of them.
 */
export async function post(
  ctx: Ctx,
  input: {
    readonly documentId: string;
    readonly boardIds: readonly string[];
    readonly postedOn: PlainDate;
    readonly postedBy: string;
    readonly stay: PostingStay;
  },
): Promise<Hung> {
  return inTransaction(ctx, async (tx) => {
    const item = await publicItem(tx.db, input.documentId);
    const agencyId = item.agency_id;
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, agencyId)));
    const boards = await chosenBoards(tx, agencyId, input.boardIds);
    await requireNotHanging(tx, item.document_id, boards);
    requirePostingDay(input.postedOn, {
      publishedOn: dayInShanghai(item.published_at),
      today: dayInShanghai(tx.clock.now()),
    });
    const what = { document_id: item.document_id, revision_id: item.revision_id };
    const hung = await hang(tx, { ...input, agencyId }, { boards, what });
    tx.record({
      type: 'channel.posted',
      agencyId,
      subject: { kind: 'document', id: item.document_id, title: item.title },
      after: { boards: boards.map(({ name }) => name), postedOn: input.postedOn, stayUntil: hung.stayUntil },
    });
    return hung;
  });
}

/** Records that it was taken down. Before its time it takes a reason, unless the item itself was withdrawn. */
export async function takeDown(
  ctx: Ctx,
  input: {
    readonly recordId: string;
    readonly version: number;
    readonly on: PlainDate;
    readonly by: string;
    readonly reason: string;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockPosting(tx, input);
    const { on, by, reason } = input;
    if (on > dayInShanghai(tx.clock.now())) throw faulty('on', '日期不能晚于今天。');
    if (on < row.posted_on) throw faulty('on', `日期不能早于张贴日期（${row.posted_on}）。`);
    const early = row.stay_until !== null && on <= row.stay_until;
    if (early && reason === '' && row.take_down_reason === '') throw mustHang(row.stay_until ?? '');
    await updatePosting(tx.db, row.record_id, { taken_down_on: on, taken_down_by: by });
    const why = reason === '' ? '' : `，理由：${reason}`;
    await changeRecord(
      tx,
      row.record_id,
      { state: 'takenDown', taken_down_at: tx.clock.now() },
      { event: 'takenDown', what: `${on} 由${by}撤下${why}` },
    );
    tx.record({
      type: 'channel.taken_down',
      agencyId: row.record.agency_id,
      subject: await subjectOf(tx, row),
      ...(reason !== '' && { reason }),
      after: { board: row.record.target_name, on, by, early },
    });
  });
}

/** A withdrawn item must not hang any longer: whatever hangs of it is to be taken down today. */
export async function orderTakingDown(
  tx: TxCtx,
  document: { readonly documentId: string; readonly reason: string },
): Promise<void> {
  const today = dayInShanghai(tx.clock.now());
  for (const row of await hangingOf(tx.db, document.documentId)) {
    await updatePosting(tx.db, row.record_id, {
      take_down_on: today,
      take_down_reason: `网站已撤下：${document.reason}`,
    });
  }
}

/** The posting, locked, for who may keep it and as long as it hangs. */
export async function lockPosting(
  tx: TxCtx,
  input: { readonly recordId: string; readonly version: number },
): Promise<PostingRow> {
  const row = await lockedPosting(tx, input.recordId);
  if (row.taken_down_on !== null) throw downAlready();
  return sameVersion(row, input.version);
}

/** The posting, locked, for who may keep it, unless it was struck out. */
export async function lockAnyPosting(
  tx: TxCtx,
  input: { readonly recordId: string; readonly version: number },
): Promise<PostingRow> {
  return sameVersion(await lockedPosting(tx, input.recordId), input.version);
}

async function lockedPosting(tx: TxCtx, recordId: string): Promise<PostingRow> {
  const row = await findPosting(tx.db, recordId, { lock: true });
  if (row === null) throw notFound('这条张贴记录');
  authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, row.record.agency_id)));
  if (row.voided_on !== null) throw voidAlready();
  return row;
}

function sameVersion(row: PostingRow, version: number): PostingRow {
  if (row.record.version !== version) throw changedMeanwhile('这条张贴记录');
  return row;
}

/** A second sheet beside the first would hang on after the first is registered as taken down. */
async function requireNotHanging(tx: TxCtx, documentId: string, boards: readonly BoardRow[]): Promise<void> {
  const chosen = new Map(boards.map(({ id, name }) => [id, name]));
  const hanging = (await hangingOf(tx.db, documentId)).filter((row) => chosen.has(row.board_id));
  if (hanging.length > 0)
    throw hangsAlready(
      hanging.map((row) => ({ name: chosen.get(row.board_id) ?? '', until: row.stay_until })),
    );
}

function requirePostingDay(
  postedOn: PlainDate,
  days: { readonly publishedOn: PlainDate; readonly today: PlainDate },
): void {
  const fault = postingDayFault(postedOn, days);
  if (fault === 'future') throw faulty('postedOn', '张贴日期不能晚于今天。');
  if (fault === 'beforePublication')
    throw faulty(
      'postedOn',
      `张贴日期不能早于文稿在网站公开的日期（${days.publishedOn}），请改为实际张贴的日期。`,
    );
}

/** The document of a posting as the audit names it; the posting itself where it has none. */
export async function subjectOf(tx: TxCtx, { record }: PostingRow): Promise<AuditSubject> {
  const { document_id: id, words } = record;
  if (id === null) return { kind: 'channel', id: record.id, title: words };
  return { kind: 'document', id, title: (await documentsById(tx.db, [id])).get(id)?.title ?? '' };
}
