import type { TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import { stayUntil, type PostingStay } from '../../law/channels/board-posting.ts';
import { CalendarMissing } from '../../law/workdays.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { findBoard, insertPosting, type BoardRow } from './boards.repository.ts';
import { insertRecords } from './channel-records.repository.ts';
import { closedAlready, faulty } from './channels.errors.ts';

/** When sheets were put up, by whom, and how long they must stay. */
export interface PutUp {
  readonly agencyId: string;
  readonly postedOn: PlainDate;
  readonly postedBy: string;
  readonly stay: PostingStay;
}

/** What was put up. */
export interface Hung {
  readonly recordIds: string[];
  readonly stayUntil: PlainDate | null;
  readonly takeDownOn: PlainDate | null;
}

/**
 * Writes down that sheets were put up, a record a board: of a document, or of what words name. With a time to stay, the day after it is
 * the day to take them down.
 */
export async function hang(
  tx: TxCtx,
  { agencyId, postedOn, postedBy, stay }: PutUp,
  {
    boards,
    what,
    note = '',
  }: {
    readonly boards: readonly BoardRow[];
    readonly what:
      | { readonly document_id: string; readonly revision_id: string }
      | { readonly document_id: null; readonly revision_id: null; readonly words: string };
    readonly note?: string;
  },
): Promise<Hung> {
  const until = await lastDay(tx, { postedOn, stay });
  const takeDownOn = until === null ? null : addDays(until, 1);
  const at = tx.clock.now();
  const villages = new Map(boards.map((board) => [board.id, board.village_id]));
  const records = boards.map((board) => ({
    id: newId(at.getTime()),
    agency_id: agencyId,
    ...what,
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
  const happened = `${postedOn} 由${postedBy}张贴${until === null ? '' : `，公示至 ${until}`}`;
  await insertRecords(tx, records, { event: 'live', what: happened });
  for (const record of records) {
    await insertPosting(tx.db, {
      record_id: record.id,
      board_id: record.target_id,
      village_id: villages.get(record.target_id) ?? null,
      posted_on: postedOn,
      posted_by: postedBy,
      stay_until: until,
      take_down_on: takeDownOn,
      taken_down_on: null,
      photo_sha256: null,
      photo_type: null,
      voided_on: null,
      note,
    });
  }
  return { recordIds: records.map(({ id }) => id), stayUntil: until, takeDownOn };
}

/** Boards in use, locked, always in the same order: two that post the same at once come one after the other. */
export async function chosenBoards(tx: TxCtx, agencyId: string, ids: readonly string[]): Promise<BoardRow[]> {
  const boards: BoardRow[] = [];
  for (const id of [...new Set(ids)].toSorted()) {
    const board = await findBoard(tx.db, id, { lock: true });
    if (board === null || board.agency_id !== agencyId) throw notFound('所选的公开栏');
    if (board.closed_on !== null) throw closedAlready(`公开栏“${board.name}”`);
    boards.push(board);
  }
  return boards;
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
