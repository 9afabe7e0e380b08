import { accountIdOf, authorise, nameOf, type Place } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { beginOf, dayMet } from '../../law/obligations/document-duty.ts';
import { nilFrom } from '../../law/obligations/nil-report.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { sheetsOf } from '../channels/channels.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { undate } from './date-by-document.ts';
import { isRevocation } from './disclosure-rule.ts';
import {
  changedMeanwhile,
  nilBesideSheets,
  nilTooEarly,
  notSettled,
  settledAlready,
  takenBackWithStage,
} from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import {
  findObligation,
  linkDocument,
  linkOf,
  unlinkDocument,
  updateObligation,
  type ObligationRow,
} from './obligations.repository.ts';
import { postingsNamed, unlinkPostings } from './board-duties.repository.ts';
import { findItem, type ItemRow } from './standard-items.repository.ts';
import { findWork, type WorkRow } from './work-items.repository.ts';

/** An obligation as the person saw it. */
export interface SeenObligation {
  readonly obligationId: string;
  readonly version: number;
}

/** Signs by name that there is nothing to publish. Throws `obligations.nil_too_early` while its period runs, `obligations.nil_beside_sheets` where sheets hang for it. */
export async function reportNil(
  ctx: Ctx,
  input: SeenObligation & { readonly reason: string },
): Promise<void> {
  await settleBy(ctx, input, {
    kind: 'nil',
    may: (place, tx) => authorise(obligationsPolicy.handle(tx.actor, place)),
  });
}

/** Relieves of an obligation that doesn't hold, with a reason. */
export async function waive(ctx: Ctx, input: SeenObligation & { readonly reason: string }): Promise<void> {
  await settleBy(ctx, input, {
    kind: 'waived',
    may: (place, tx) => authorise(obligationsPolicy.waive(tx.actor, place)),
  });
}

/** Opens what was settled without a document, or by a wrong one, again; with a reason. */
export async function reopen(ctx: Ctx, input: SeenObligation & { readonly reason: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockSeen(tx, input);
    authorise(obligationsPolicy.waive(tx.actor, await placeOf(tx.db, row.agency_id)));
    if (row.settled_kind === null) throw notSettled();
    if (row.settled_kind === 'takenBack') throw takenBackWithStage();
    const { settled_document_id: documentId } = row;
    if (row.settled_kind === 'posted') await unlinkPostings(tx.db, row.id);
    if (documentId !== null) await unlinkDocument(tx.db, { obligationId: row.id, documentId });
    await openAgain(tx, documentId === null ? row : await undate(tx, row), input.reason);
  });
}

/** The obligation is met by a public document that was named for it and came out on a day; see `dayMet`. */
export async function meetNamed(
  tx: TxCtx,
  row: ObligationRow,
  { documentId, publishedOn }: { readonly documentId: string; readonly publishedOn: PlainDate },
): Promise<void> {
  const { reason, vouched, linkedAt } = await linkOf(tx.db, { obligationId: row.id, documentId });
  const begins = beginsOf(row);
  // What comes back was said long ago to meet it.
  const said = dayInShanghai(linkedAt ?? tx.clock.now());
  const today = said < beginOf(begins) ? beginOf(begins) : said;
  await meet(tx, row, { documentId, on: dayMet(begins, { publishedOn, today, vouched }), reason });
}

/**
 * The obligation is met by a document that is public, or was taken back where that is what it asks. `reason`: why one that is older meets
 * it. Where it was signed that there is nothing to publish, that stays written down beside it.
 */
export async function meet(
  tx: TxCtx,
  row: ObligationRow,
  by: { readonly documentId: string; readonly on: PlainDate; readonly reason?: string },
): Promise<void> {
  const { reason = '' } = by;
  await linkDocument(tx.db, {
    obligation_id: row.id,
    document_id: by.documentId,
    linked_by: accountIdOf(tx.actor),
    linked_at: tx.clock.now(),
  });
  await updateObligation(tx.db, row.id, {
    ...settledBy(tx, row),
    ...nilKept(row),
    settled_kind: 'published',
    settled_on: by.on,
    settled_document_id: by.documentId,
    settled_reason: reason,
  });
  tx.record({
    type: eventOfMeeting(row),
    agencyId: row.agency_id,
    subject: subjectOf(row),
    ...(reason !== '' && { reason }),
    ...(row.settled_kind === 'nil' && {
      before: { kind: 'nil', on: row.settled_on, by: row.settled_by_name },
    }),
    after: { documentId: by.documentId, on: by.on, dueOn: row.due_on },
  });
}

/** That it was signed that there is nothing to publish stays written down; nothing where it wasn't. */
export function nilKept(row: ObligationRow) {
  if (row.settled_kind !== 'nil') return {};
  return { nil_on: row.settled_on, nil_by_name: row.settled_by_name, nil_reason: row.settled_reason };
}

function eventOfMeeting(row: ObligationRow) {
  if (isRevocation(row)) return 'obligation.met_by_withdrawal';
  return row.settled_kind === 'nil' ? 'obligation.met_after_nil' : 'obligation.met';
}

/** Nothing meets the obligation any more. Its item or work may stand in another column and be another section's or person's by now. */
export async function openAgain(tx: TxCtx, row: ObligationRow, reason: string): Promise<void> {
  const { node_id, unit_id, responsible_id } = (await originOf(tx, row)) ?? row;
  await updateObligation(tx.db, row.id, {
    node_id,
    unit_id,
    responsible_id,
    settled_kind: null,
    settled_on: null,
    settled_document_id: null,
    settled_reason: '',
    settled_by: null,
    settled_by_name: '',
    version: row.version + 1,
    changed_at: tx.clock.now(),
  });
  tx.record({
    type: 'obligation.reopened',
    agencyId: row.agency_id,
    subject: subjectOf(row),
    reason,
    before: { kind: row.settled_kind, on: row.settled_on, documentId: row.settled_document_id },
  });
}

async function originOf(tx: TxCtx, row: ObligationRow): Promise<ItemRow | WorkRow | null> {
  if (row.item_id !== null) return findItem(tx.db, row.item_id);
  return row.work_item_id === null ? null : findWork(tx.db, row.work_item_id);
}

/** When a duty came up, and how. */
export function beginsOf({
  triggered_on: triggeredOn,
  period_from: periodFrom,
  work_item_id: work,
}: ObligationRow) {
  return { triggeredOn, periodFrom, ofStage: work !== null };
}

interface ManualSettlement {
  readonly kind: 'nil' | 'waived';
  readonly may: (place: Place, tx: TxCtx) => void;
}

async function settleBy(
  ctx: Ctx,
  input: SeenObligation & { readonly reason: string },
  { kind, may }: ManualSettlement,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockSeen(tx, input);
    may(await placeOf(tx.db, row.agency_id), tx);
    if (row.settled_kind !== null) throw settledAlready();
    const today = dayInShanghai(tx.clock.now());
    if (kind === 'nil') {
      await refuseNilBesideSheets(tx, row);
      await refuseEarlyNil(tx, row, today);
    }
    await updateObligation(tx.db, row.id, {
      ...settledBy(tx, row),
      settled_kind: kind,
      settled_on: today,
      settled_reason: input.reason,
    });
    tx.record({
      type: kind === 'nil' ? 'obligation.nil_reported' : 'obligation.waived',
      agencyId: row.agency_id,
      subject: subjectOf(row),
      reason: input.reason,
    });
  });
}

async function refuseEarlyNil(tx: TxCtx, row: ObligationRow, today: PlainDate): Promise<void> {
  const { period_label: label, period_from: periodFrom, period_to: periodTo, due_on: dueOn } = row;
  const from = nilFrom({ periodFrom, periodTo, dueOn }, await calendarOf(tx.db));
  if (periodTo !== null && from !== null && today < from) throw nilTooEarly({ label, to: periodTo, from });
}

/** What hangs says that there was something: where some villages have it, the others are owed it. */
async function refuseNilBesideSheets(tx: TxCtx, { id }: ObligationRow): Promise<void> {
  const recordIds = (await postingsNamed(tx.db, [id])).get(id) ?? [];
  if ((await sheetsOf(tx.db, recordIds)).some(({ voided }) => !voided)) throw nilBesideSheets();
}

/** An obligation as the person saw it, locked. Throws `obligations.changed_by_other`. */
export async function lockSeen(tx: TxCtx, { obligationId, version }: SeenObligation): Promise<ObligationRow> {
  const row = await findObligation(tx.db, obligationId, { lock: true });
  if (row === null) throw notFound('这项公开义务');
  if (row.version !== version) throw changedMeanwhile('这项公开义务');
  return row;
}

/** Who settles an obligation now. */
export function settledBy(tx: TxCtx, row: ObligationRow) {
  return {
    settled_by: accountIdOf(tx.actor),
    settled_by_name: nameOf(tx.actor),
    version: row.version + 1,
    changed_at: tx.clock.now(),
  };
}

/** An obligation as records name it. */
export function subjectOf({ id, what, period_label: period }: ObligationRow) {
  return { kind: 'obligation' as const, id, title: period === '' ? what : `${what}（${period}）` };
}
