import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { newId } from '../../platform/ids.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import {
  postingDayFault,
  postingStanding,
  stayUntil,
  type PostingStay,
} from '../../law/channels/board-posting.ts';
import { CalendarMissing } from '../../law/workdays.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { documentsById } from '../documents/documents.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import type { boardsApi } from './boards.api.ts';
import {
  boardsOf,
  findBoard,
  findPosting,
  hangingOf,
  insertPosting,
  postingsOfAgency,
  updatePosting,
  type BoardRow,
  type PostingRow,
} from './boards.repository.ts';
import { changeRecord, insertRecords } from './channel-records.repository.ts';
import {
  changedMeanwhile,
  closedAlready,
  downAlready,
  faulty,
  hangsAlready,
  mustHang,
  voidAlready,
} from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { publicItem } from './public-item.ts';

type View = ResponseOf<typeof boardsApi.postings>;
type PostingView = View['items'][number];

/** What hangs on the boards of an agency, what is to be taken down, or all that ever hung. */
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
    offset: (input.page - 1) * input.size,
    limit: input.size,
  });
  return {
    items: await postingViews(ctx, input.agencyId, rows),
    total,
    may: { keep: channelsPolicy.keep(ctx.actor, place) === true },
  };
}

/** Postings of an agency as the desk shows them. */
export async function postingViews(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  agencyId: string,
  rows: readonly PostingRow[],
): Promise<PostingView[]> {
  const today = dayInShanghai(ctx.clock.now());
  const boards = new Map((await boardsOf(ctx.db, agencyId)).map((board) => [board.id, board]));
  const documents = await documentsById(
    ctx.db,
    rows.map(({ record }) => record.document_id),
  );
  return rows.map((row) => ({
    recordId: row.record_id,
    version: row.record.version,
    documentId: row.record.document_id,
    title: documents.get(row.record.document_id)?.title ?? '',
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
  }));
}

/**
 * Records that a public item was put up on boards. With a time to stay, the day after it is the day to take it down: 公示
 * that hangs for good is as wrong as one that is too short. Throws `channels.hangs_already` where it hangs on one of them.
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
): Promise<{ recordIds: string[]; stayUntil: PlainDate | null; takeDownOn: PlainDate | null }> {
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
    const until = await lastDay(tx, input);
    const takeDownOn = until === null ? null : addDays(until, 1);
    const at = tx.clock.now();
    const records = boards.map((board) => ({
      id: newId(at.getTime()),
      agency_id: agencyId,
      document_id: item.document_id,
      revision_id: item.revision_id,
      channel: 'board' as const,
      target_id: board.id,
      target_name: board.name,
      state: 'live' as const,
      due_at: null,
      live_since: at,
      taken_down_at: null,
      created_at: at,
      changed_at: at,
    }));
    const what = `${input.postedOn} 由${input.postedBy}张贴${until === null ? '' : `，公示至 ${until}`}`;
    await insertRecords(tx, records, { event: 'live', what });
    for (const record of records) {
      await insertPosting(tx.db, {
        record_id: record.id,
        board_id: record.target_id,
        posted_on: input.postedOn,
        posted_by: input.postedBy,
        stay_until: until,
        take_down_on: takeDownOn,
        taken_down_on: null,
        photo_sha256: null,
        photo_type: null,
        voided_on: null,
      });
    }
    tx.record({
      type: 'channel.posted',
      agencyId,
      subject: { kind: 'document', id: item.document_id, title: item.title },
      after: { boards: boards.map(({ name }) => name), postedOn: input.postedOn, stayUntil: until },
    });
    return { recordIds: records.map(({ id }) => id), stayUntil: until, takeDownOn };
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

/** Locked, always in the same order: two that post the same at once come one after the other. */
async function chosenBoards(tx: TxCtx, agencyId: string, ids: readonly string[]): Promise<BoardRow[]> {
  const boards: BoardRow[] = [];
  for (const id of [...new Set(ids)].toSorted()) {
    const board = await findBoard(tx.db, id, { lock: true });
    if (board === null || board.agency_id !== agencyId) throw notFound('所选的公开栏');
    if (board.closed_on !== null) throw closedAlready(`公开栏“${board.name}”`);
    boards.push(board);
  }
  return boards;
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

async function lastDay(
  tx: TxCtx,
  input: { readonly postedOn: PlainDate; readonly stay: PostingStay },
): Promise<PlainDate | null> {
  try {
    const until = stayUntil(input.postedOn, input.stay, await calendarOf(tx.db));
    if (until !== null && until < input.postedOn) throw faulty('stay', '公示截止日期不能早于张贴日期。');
    return until;
  } catch (error) {
    if (error instanceof CalendarMissing)
      throw faulty('stay', '公示期跨入的年份还没有放假安排，请改为填写截止日期。');
    throw error;
  }
}

/** The document of a posting as the audit names it. */
export async function subjectOf(
  tx: TxCtx,
  row: PostingRow,
): Promise<{ kind: 'document'; id: string; title: string }> {
  const documents = await documentsById(tx.db, [row.record.document_id]);
  const title = documents.get(row.record.document_id)?.title ?? '';
  return { kind: 'document', id: row.record.document_id, title };
}
