import { authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { forbidden, must } from '../../platform/errors.ts';
import type { FieldIssue } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { receiptOf, type Arrival } from '../../law/requests/channels.ts';
import type { RequestAction, RequestItem } from '../../law/requests/request-events.ts';
import type { Position } from '../../law/requests/positions.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { consequencesOf } from './consequences.ts';
import { ensureReleasesChecked, startReleasesChecked } from './check-releases.ts';
import { withCalendar } from './missing-calendar.ts';
import { openCase, type ApplicantData, type Receipt } from './intake.ts';
import { standingOf } from './case-standing.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { actingRole, perform, refuseAction } from './perform-action.ts';
import { preparedAction } from './prepared-action.ts';
import { needsReleases, refuseUnreleased } from './releases.ts';
import { actedMeanwhile, faultyRequest } from './requests.errors.ts';
import { requestRolesOf, requestsPolicy } from './requests.policy.ts';

/** A request as staff take it in. */
export interface Registration {
  readonly agencyId: string;
  readonly arrival: Arrival;
  /** What proves the day of receipt. */
  readonly evidence: string;
  readonly applicant: ApplicantData;
  readonly items: readonly RequestItem[];
  /** Why it is entered on a later day than it came. */
  readonly reason: string;
}

/**
 * Takes in a request that came by any channel. Its day of receipt follows from the channel (条例第31条); one whose receipt
 * must still be confirmed with the applicant waits for that. Throws `common.invalid_input` for impossible days.
 */
export async function registerRequest(
  ctx: Ctx,
  input: Registration,
): Promise<Receipt & { receivedOn: PlainDate | null }> {
  const { agencyId, arrival, applicant, items, reason } = input;
  return inTransaction(ctx, async (tx) => {
    authorise(requestsPolicy.handle(ctx.actor, await placeOf(tx.db, agencyId)));
    refuseFaulty(input, dayInShanghai(ctx.clock.now()));
    const { channel, submittedOn } = arrival;
    const opened = await openCase(tx, {
      agencyId,
      channel,
      submittedOn,
      applicant,
      items,
      role: 'handler',
      reason,
    });
    const day = receiptOf(arrival);
    if (!('receivedOn' in day)) return { ...opened.receipt, receivedOn: null };
    await perform(tx, opened.loaded, {
      action: { kind: 'received', detail: { channel, evidence: input.evidence } },
      role: 'handler',
      on: day.receivedOn,
      reason,
    });
    return { ...opened.receipt, receivedOn: day.receivedOn };
  });
}

/** What may be said with an action. */
export interface Act {
  readonly caseId: string;
  /** The last number of the ledger that the actor has seen. */
  readonly seq: number;
  readonly action: RequestAction;
  readonly on?: PlainDate | undefined;
  readonly reason?: string | undefined;
}

/**
 * Takes an action on a request: authorised by the actor's part in it, checked by the table of transitions and the file,
 * entered into the ledger with its letter and everything else that follows from it. Refuses when somebody acted meanwhile.
 */
export async function actOnRequest(ctx: Ctx, input: Act): Promise<{ seq: number; position: Position }> {
  // Before the transaction: files are read for seconds. Whoever may not act is refused there.
  if (needsReleases(input.action) && (await takesPart(ctx, input.caseId)))
    await ensureReleasesChecked(ctx, input.caseId);
  const acted = await withCalendar(async () =>
    inTransaction(ctx, async (tx) => {
      const loaded = await loadCase(tx, input.caseId, { lock: true });
      const after = await actOnLocked(tx, loaded, input);
      return { seq: after.state.seq, position: must(after.state.position, 'position') };
    }),
  );
  // Before its reviewers open it: what is found in it is found before it is signed and numbered. The act is done, nobody waits for it.
  if (input.action.kind === 'drafted') startReleasesChecked(ctx, input.caseId);
  return acted;
}

async function takesPart(ctx: Ctx, caseId: string): Promise<boolean> {
  const { place } = await loadCase(ctx, caseId);
  return requestRolesOf(ctx.actor, place).length > 0;
}

/** The same on a request that is locked already, for what acts on several. */
async function actOnLocked(tx: TxCtx, loaded: LoadedCase, input: Omit<Act, 'caseId'>): Promise<LoadedCase> {
  const roles = requestRolesOf(tx.actor, loaded.place);
  if (roles.length === 0) throw forbidden('您不参与这个机构的申请办理。');
  authorise(requestsPolicy.open(tx.actor, loaded.place, await standingOf(tx, loaded)));
  if (loaded.state.seq !== input.seq) throw actedMeanwhile();
  const role = actingRole(roles, input.action);
  const performance = { role, on: input.on, reason: input.reason };
  refuseAction(tx, loaded, { ...performance, action: input.action });
  await refuseUnreleased(tx, loaded, input.action);
  const action = await preparedAction(tx, loaded, { ...performance, action: input.action });
  const after = await perform(tx, loaded, { ...performance, action });
  await consequencesOf(tx, { before: loaded, after, action });
  return after;
}

/** Days that can't be, and what the law asks for and isn't there. */
function refuseFaulty(input: Registration, today: PlainDate): void {
  const { arrival, applicant, items, evidence } = input;
  const day = receiptOf(arrival);
  const issues: FieldIssue[] = [];
  if (arrival.submittedOn > today) issues.push({ field: 'submittedOn', message: '提交日期不能晚于今天。' });
  if ('impossible' in day) issues.push({ field: 'receivedOn', message: day.impossible });
  if ('missing' in day && day.missing === 'signedOn')
    issues.push({ field: 'signedOn', message: day.message });
  if ('receivedOn' in day && day.receivedOn > today) {
    issues.push({ field: 'receivedOn', message: '收到日期不能晚于今天。' });
  }
  if ('receivedOn' in day && evidence.trim() === '') {
    issues.push({ field: 'evidence', message: '请写明收到日期的依据，如签收单号、确认的时间和方式。' });
  }
  if (applicant.name.trim() === '') issues.push({ field: 'name', message: '请填写申请人姓名或者名称。' });
  if (items.every(({ description }) => description.trim() === '')) {
    issues.push({ field: 'items', message: '请填写申请公开的信息。' });
  }
  if (issues.length > 0) throw faultyRequest(issues);
}

/** How whoever acts is called in letters and records. */
export function actorName(ctx: Pick<Ctx, 'actor'>): string {
  return nameOf(ctx.actor);
}
