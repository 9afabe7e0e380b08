import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import type { PostingStay } from '../../law/channels/board-posting.ts';
import { dayMetByRest } from '../../law/obligations/board-duty.ts';
import { spanWords } from '../../law/obligations/disclosure-limit.ts';
import { beginOf } from '../../law/obligations/document-duty.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { sheetsOf, type SheetRow } from '../channels/channels.queries.ts';
import { postWords } from '../channels/post-words.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { daysDroppedOut, goesOnBoards, standingOf, villagesOf, type Village } from './board-duties.ts';
import {
  linkPostings,
  obligationOfPosting,
  openWithPostings,
  postingsNamed,
} from './board-duties.repository.ts';
import { storedRule } from './disclosure-rule.ts';
import { faulty, notForBoards, settledAlready } from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { updateObligation, type ObligationRow } from './obligations.repository.ts';
import { lastDayOf } from './posting-guard.ts';
import {
  lockSeen,
  nilKept,
  openAgain,
  settledBy,
  subjectOf,
  type SeenObligation,
} from './settle-obligation.ts';
import { findItem } from './standard-items.repository.ts';

/**
 * Records that what is due on boards alone was put up there: no document has to be public for it, and nothing of what hangs is kept but
 * the words that name it. It meets the obligation on the day of posting; what each village is owed, when the last of them has it. More
 * sheets can be recorded of what is met already; one refutes that there is nothing. Throws `obligations.not_for_boards` for what goes further than boards.
 */
export async function postForDuty(
  ctx: Ctx,
  input: SeenObligation & {
    readonly words: string;
    readonly boardIds: readonly string[];
    readonly postedOn: PlainDate;
    readonly postedBy: string;
    readonly stay: PostingStay;
    readonly note: string;
  },
): Promise<{ met: boolean; missing: string[]; takeDownOn: PlainDate | null }> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockSeen(tx, input);
    authorise(obligationsPolicy.handle(tx.actor, await placeOf(tx.db, row.agency_id)));
    if (!(await isForBoards(tx, row))) throw notForBoards();
    if (row.settled_kind === 'waived' || row.settled_kind === 'published' || row.settled_kind === 'takenBack')
      throw settledAlready();
    requireInTime(row, input.postedOn);
    const before = (await postingsNamed(tx.db, [row.id])).get(row.id) ?? [];
    const hung = await postWords(tx, { ...input, agencyId: row.agency_id, before, subject: subjectOf(row) });
    await requireLongEnough(tx, row, { postedOn: input.postedOn, stayUntil: hung.stayUntil });
    await linkPostings(tx.db, { obligationId: row.id, recordIds: hung.recordIds });
    const noted = { version: row.version + 1, changed_at: tx.clock.now(), ...nilRefuted(tx, row) };
    await updateObligation(tx.db, row.id, noted);
    const { met, missing } = await settleByPostings(tx, { ...row, ...noted }, { added: hung.recordIds });
    return { met, missing: missing.map(({ name }) => name), takeDownOn: hung.takeDownOn };
  });
}

/** What hangs refutes that there was nothing, as a document does, also where it doesn't meet the obligation yet. */
function nilRefuted(tx: TxCtx, row: ObligationRow) {
  if (row.settled_kind !== 'nil') return {};
  tx.record({
    type: 'obligation.reopened',
    agencyId: row.agency_id,
    subject: subjectOf(row),
    reason: '签报无此类信息以后登记了张贴',
    before: { kind: 'nil', on: row.settled_on, by: row.settled_by_name },
  });
  return {
    ...nilKept(row),
    settled_kind: null,
    settled_on: null,
    settled_reason: '',
    settled_by: null,
    settled_by_name: '',
  };
}

/**
 * Sheets that were struck out never hung: what they had met is open again, unless others meet it. Those were put up while it was due on
 * boards alone, so it doesn't matter whether it goes further by now.
 */
export async function followVoiding(
  tx: TxCtx,
  { recordId, reason }: { readonly recordId: string; readonly reason: string },
): Promise<void> {
  const row = await obligationOfPosting(tx.db, recordId);
  if (row?.settled_kind === 'posted') await settleByPostings(tx, row, { voided: `张贴记录作废：${reason}` });
}

/**
 * Settles what sheets meet by now, without another one: the board of the last village without any was closed, or is no village's any
 * more; of that no day is known but today. What has to go further than boards meanwhile isn't met by them.
 */
export async function settlePosted(tx: TxCtx, agencyId: string): Promise<void> {
  for (const row of await openWithPostings(tx.db, agencyId))
    if (await isForBoards(tx, row)) await settleByPostings(tx, row, { added: [] });
}

/**
 * Settles the obligation by its sheets, on their day, or on the one on which the last village without any dropped out. Sheets that were
 * `added` never make one late that was met, nor one on time that others met only because a village dropped out; where one was struck out
 * (`voided` says why) it follows what is left, never on an earlier day, and is open again where that is too little.
 */
async function settleByPostings(
  tx: TxCtx,
  row: ObligationRow,
  how: { readonly added: readonly string[] } | { readonly voided: string },
): Promise<{ met: boolean; missing: readonly Village[] }> {
  const recordIds = (await postingsNamed(tx.db, [row.id])).get(row.id) ?? [];
  const villages = (await villagesOf(tx.db, [row.agency_id])).get(row.agency_id) ?? [];
  const sheets = await sheetsOf(tx.db, recordIds);
  const { metOn: lastSheet, missing } = standingOf(row, { sheets, villages });
  const metOn = lastSheet === null ? null : await dayMet(tx, row, { sheets, villages, lastSheet, how });
  if (metOn !== null && metOn !== row.settled_on) {
    await updateObligation(tx.db, row.id, {
      ...settledBy(tx, row),
      settled_kind: 'posted',
      settled_on: metOn,
    });
    tx.record({
      type: 'obligation.met_by_posting',
      agencyId: row.agency_id,
      subject: subjectOf(row),
      after: { on: metOn, dueOn: row.due_on },
    });
  }
  if (metOn === null && 'voided' in how) await openAgain(tx, row, how.voided);
  return { met: metOn !== null, missing: villages.filter(({ id }) => missing.includes(id)) };
}

async function dayMet(
  tx: TxCtx,
  row: ObligationRow,
  by: {
    readonly sheets: readonly SheetRow[];
    readonly villages: readonly Village[];
    readonly lastSheet: PlainDate;
    readonly how: { readonly added: readonly string[] } | { readonly voided: string };
  },
): Promise<PlainDate> {
  const { sheets, villages, lastSheet, how } = by;
  const { settled_on: settledOn } = row;
  if (settledOn === null) {
    const today = dayInShanghai(tx.clock.now());
    const known = await daysDroppedOut(tx.db, row, { sheets, from: beginOfRow(row) });
    const unknown = 'added' in how && how.added.length === 0 && known.length === 0;
    return dayMetByRest(lastSheet, { droppedOut: unknown ? [today] : known, today });
  }
  if ('voided' in how) return lastSheet < settledOn ? settledOn : lastSheet;
  const others = sheets.filter((sheet) => !how.added.includes(sheet.record_id));
  const before = standingOf(row, { sheets: others, villages }).metOn;
  return lastSheet > settledOn || (before !== null && before < settledOn) ? settledOn : lastSheet;
}

async function isForBoards(tx: TxCtx, row: ObligationRow): Promise<boolean> {
  return goesOnBoards(row.item_id === null ? null : await findItem(tx.db, row.item_id));
}

function beginOfRow(row: ObligationRow): PlainDate {
  return beginOf({ triggeredOn: row.triggered_on, periodFrom: row.period_from });
}

function requireInTime(row: ObligationRow, postedOn: PlainDate): void {
  const begin = beginOfRow(row);
  if (postedOn < begin)
    throw faulty([{ field: 'postedOn', message: `张贴日期不能早于义务起算的${begin}。` }]);
}

async function requireLongEnough(
  tx: TxCtx,
  row: ObligationRow,
  { postedOn, stayUntil }: { readonly postedOn: PlainDate; readonly stayUntil: PlainDate | null },
): Promise<void> {
  const rule = storedRule(row.rule);
  if (rule.posting === null) return;
  const last = lastDayOf(rule, postedOn, await calendarOf(tx.db));
  if (stayUntil !== null && stayUntil >= last) return;
  const message = `公示不少于${spanWords(rule.posting)}（${rule.article}），应当公示到${last}。`;
  throw faulty([{ field: 'stay', message }]);
}
