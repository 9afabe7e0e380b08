import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { nextCounter } from '../../platform/counters.ts';
import { forbidden, must, type FieldIssue } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai, yearOf, type PlainDate } from '../../law/dates.ts';
import { DISPUTE_EVENT_LABELS, type DisputeAction } from '../../law/disputes/dispute-events.ts';
import { DISPUTE_CASES, type DisputeCaseKind } from '../../law/disputes/dispute-kinds.ts';
import { DISPUTE_ROLE_LABELS, type DisputePosition } from '../../law/disputes/dispute-positions.ts';
import { DISPUTE_TRANSITIONS } from '../../law/disputes/dispute-transitions.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { answeredAnewOn, orderRedo } from '../requests/order-redo.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { requestReferences } from '../requests/requests.queries.ts';
import { sealedApplicant, type OwnApplicant } from './dispute-applicant.ts';
import { withCorrectionLetter } from './dispute-letter.ts';
import { actedMeanwhile, faultyCase, obstructed, sameNumber } from './disputes.errors.ts';
import { disputeRolesOf, disputesPolicy } from './disputes.policy.ts';
import { findDispute, hasNumber, insertDispute, type DisputeRow } from './disputes.repository.ts';
import { assembledDispute, disputeSubject, loadDispute, type LoadedDispute } from './loaded-dispute.ts';
import { performDispute } from './perform-dispute.ts';

/** A review, suit, correction or complaint as it comes in. */
export interface DisputeFiling {
  readonly agencyId: string;
  readonly kind: DisputeCaseKind;
  /** The request that it is about; null where it is about none of ours. */
  readonly requestId: string | null;
  /** The case that went before it, as the review before a suit. */
  readonly followsId: string | null;
  /** 案号; a correction gets a number of the agency's own. */
  readonly number: string;
  readonly authority: string;
  readonly demand: string;
  /** Accepted by the authority, or handed in. */
  readonly filedOn: PlainDate;
  /** Whether the agency acted itself; who is sued as 复议机关 doesn't count it (国办公开办函〔2021〕30号). */
  readonly originalActor: boolean;
  /** Who is behind it, where no request says so. */
  readonly applicant: OwnApplicant | null;
  /** Why it is entered on a later day than it came. */
  readonly reason: string;
}

/** Enters a case. Throws `common.invalid_input` with a complaint for each member, or `disputes.same`. */
export async function fileDispute(
  ctx: Ctx,
  input: DisputeFiling,
): Promise<{ disputeId: string; number: string }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, kind, filedOn, demand, reason } = input;
    const place = await placeOf(tx.db, agencyId);
    authorise(disputesPolicy.handle(tx.actor, place));
    await refuseFaulty(tx, input);
    const at = tx.clock.now();
    const row = await newRow(tx, input, at);
    if (await hasNumber(tx.db, { agencyId, number: row.number, except: row.id }))
      throw sameNumber(row.number);
    await insertDispute(tx.db, row);
    tx.record({
      type: 'dispute.filed',
      agencyId,
      subject: disputeSubject(row),
      after: { kind, filedOn, requestId: input.requestId },
    });
    const nothing = assembledDispute({
      row,
      place,
      ledger: [],
      today: dayInShanghai(at),
      calendar: await calendarOf(tx.db),
    });
    await performDispute(tx, nothing, {
      action: { kind: 'filed', detail: { kind, number: row.number, authority: row.authority, demand } },
      role: 'handler',
      on: filedOn,
      reason,
    });
    return { disputeId: row.id, number: row.number };
  });
}

/** What may be said with an action. */
export interface DisputeAct {
  readonly disputeId: string;
  /** The last number of the ledger that the actor has seen. */
  readonly seq: number;
  readonly action: DisputeAction;
  readonly on?: PlainDate | undefined;
  readonly reason?: string | undefined;
}

/**
 * Takes an action on a case: authorised, checked by the table and the file, entered into the ledger with its letter. An
 * outcome that orders a new answer sends the request back into handling. Refuses when somebody acted meanwhile.
 */
export async function actOnDispute(
  ctx: Ctx,
  input: DisputeAct,
): Promise<{ seq: number; position: DisputePosition }> {
  return inTransaction(ctx, async (tx) => {
    const loaded = await loadDispute(tx, input.disputeId, { lock: true });
    const role = actingRole(tx, loaded, input.action);
    authorise(disputesPolicy.open(tx.actor, loaded.place, must(loaded.state.position, 'position')));
    if (loaded.state.seq !== input.seq) throw actedMeanwhile();
    await refuseOutstanding(tx, loaded, input.action);
    const action = await withCorrectionLetter(tx, loaded, input.action);
    const { on, reason } = input;
    const after = await performDispute(tx, loaded, { action, role, on, reason });
    await sendBack(tx, after, action);
    return { seq: after.state.seq, position: must(after.state.position, 'position') };
  });
}

function actingRole(tx: TxCtx, { place }: LoadedDispute, action: DisputeAction): 'handler' | 'signer' {
  const { role } = DISPUTE_TRANSITIONS[action.kind];
  if (!disputeRolesOf(tx.actor, place).includes(role)) {
    throw forbidden(`“${DISPUTE_EVENT_LABELS[action.kind]}”由${DISPUTE_ROLE_LABELS[role]}办理。`);
  }
  return role;
}

/** A new answer that was ordered is carried out once it was handed over. */
async function refuseOutstanding(
  tx: TxCtx,
  { row, state }: LoadedDispute,
  action: DisputeAction,
): Promise<void> {
  if (action.kind !== 'carriedOut' || state.order?.kind !== 'answerAnew' || row.request_id === null) return;
  const answered = await answeredAnewOn(tx.db, {
    caseId: row.request_id,
    disputeId: row.id,
    since: must(state.closedOn, 'closedOn'),
  });
  if (answered === null) throw obstructed(['所涉申请的重新答复还没有送达，送达后再登记履行完毕。']);
}

async function sendBack(
  tx: TxCtx,
  { row, state, today }: LoadedDispute,
  action: DisputeAction,
): Promise<void> {
  if (action.kind !== 'closed' || row.request_id === null) return;
  const { order } = action.detail;
  if (order?.kind !== 'answerAnew') return;
  const { label } = DISPUTE_CASES[row.kind];
  await orderRedo(tx, {
    caseId: row.request_id,
    disputeId: row.id,
    dispute: `${label}${state.number}`,
    dueOn: order.dueOn,
    on: order.runsFrom < today ? order.runsFrom : today,
    reason: order.text,
  });
}

async function newRow(tx: TxCtx, input: DisputeFiling, at: Date): Promise<DisputeRow> {
  const { agencyId, kind, requestId, followsId, filedOn, applicant, originalActor } = input;
  const id = newId(at.getTime());
  return {
    id,
    agency_id: agencyId,
    kind,
    request_id: requestId,
    follows_id: followsId,
    number:
      kind === 'correction' ? await nextNumber(tx, agencyId, yearOf(dayInShanghai(at))) : input.number.trim(),
    authority: kind === 'correction' ? '' : input.authority,
    applicant_sealed: requestId !== null || applicant === null ? '' : sealedApplicant(tx.keys, id, applicant),
    original_actor: originalActor,
    position: kind === 'correction' ? 'examining' : 'filed',
    filed_on: filedOn,
    copy_received_on: null,
    reply_due_on: null,
    replied_on: null,
    closed_on: null,
    outcome: null,
    outcome_words: '',
    result: null,
    ordered_on: null,
    ordered_due_on: null,
    carried_out_on: null,
    due_on: null,
    last_seq: 0,
    created_at: at,
    changed_at: at,
  };
}

/** 三角镇更正〔2026〕3号. */
async function nextNumber(tx: TxCtx, agencyId: string, year: number): Promise<string> {
  const { shortName } = await agencyById(tx.db, agencyId);
  const count = await nextCounter(tx, `correction ${agencyId} ${year}`);
  return `${shortName}更正〔${year}〕${count}号`;
}

async function refuseFaulty(tx: TxCtx, input: DisputeFiling): Promise<void> {
  const { kind, number, authority, demand, requestId, followsId, applicant, filedOn, agencyId } = input;
  const own = kind === 'correction';
  const issues: FieldIssue[] = [];
  if (!own && number.trim() === '') issues.push({ field: 'number', message: '请填写案号。' });
  if (!own && authority.trim() === '')
    issues.push({ field: 'authority', message: '请填写受理的机关或者法院。' });
  if (own && demand.trim() === '') issues.push({ field: 'demand', message: '请写明申请更正的记录和理由。' });
  if (own && requestId === null && (applicant?.name ?? '').trim() === '')
    issues.push({ field: 'applicant', message: '请填写申请人。' });
  if (filedOn > dayInShanghai(tx.clock.now()))
    issues.push({ field: 'filedOn', message: '日期不能晚于今天。' });
  const request = requestId === null ? null : (await requestReferences(tx.db, [requestId])).get(requestId);
  if (request !== null && request?.agencyId !== agencyId)
    issues.push({ field: 'requestId', message: '没有找到所涉的申请。' });
  const before = followsId === null ? null : await findDispute(tx.db, followsId);
  if (followsId !== null && before?.agency_id !== agencyId)
    issues.push({ field: 'followsId', message: '没有找到此前的案件。' });
  if (kind === 'afterReview' && before !== null && before.kind !== 'review')
    issues.push({ field: 'followsId', message: '复议后起诉的，此前的案件应当是行政复议。' });
  if (issues.length > 0) throw faultyCase(issues);
}
