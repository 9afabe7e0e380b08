import type { z } from 'zod';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import { holdPersonalData } from '../../text/personal/hold-personal-data.ts';
import { ensureReleasesChecked, isReleased, releaseStandings } from './check-releases.ts';
import { standingOf } from './case-standing.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { subjectOf } from './perform-action.ts';
import type { releasesApi } from './releases.api.ts';
import { insertReleaseDecision } from './releases.repository.ts';
import { notExaminedYet, obstructed, releaseGone } from './requests.errors.ts';
import { requestsPolicy } from './requests.policy.ts';

/** Steps that send something to the applicant: the signature makes the letter, the delivery hands everything out. */
const HOLDING: ReadonlySet<RequestAction['kind']> = new Set(['signed', 'delivered']);
const SHOWN = 5;

/** Whether an action needs what goes to the applicant to be checked before. */
export function needsReleases({ kind }: RequestAction): boolean {
  return HOLDING.has(kind);
}

/**
 * Throws what holds back the files and letters that go to the applicant. Asked in the transaction of the step, of what was checked before
 * it: what isn't checked isn't let through.
 */
export async function refuseUnreleased(tx: TxCtx, loaded: LoadedCase, action: RequestAction): Promise<void> {
  if (!needsReleases(action)) return;
  const standings = await releaseStandings(tx, loaded);
  const against = standings.flatMap(({ item, findings }) =>
    findings.filter(({ accepted }) => accepted === null).map(({ reason }) => `${item.called}：${reason}`),
  );
  if (against.length === 0) {
    const unexamined = standings.filter(({ sha256 }) => sha256 === null).map(({ item }) => item.called);
    if (unexamined.length > 0) throw notExaminedYet(unexamined);
    return;
  }
  const more = against.length > SHOWN ? [`另有${against.length - SHOWN}处，请在“材料”里逐处核对。`] : [];
  throw obstructed([...against.slice(0, SHOWN), ...more]);
}

/**
 * What of a request may be handed out, by item: the hash of the bytes that were checked. What isn't named isn't handed out. Tells what was
 * kept and reads nothing: whoever only looks how his request stands uses up no try of a file.
 */
export async function releasedItems(ctx: Pick<Ctx, 'db'>, loaded: LoadedCase): Promise<Map<string, string>> {
  const standings = await releaseStandings(ctx, loaded);
  return new Map(
    standings.flatMap((standing) =>
      isReleased(standing) && standing.sha256 !== null
        ? [[standing.item.item, standing.sha256] as const]
        : [],
    ),
  );
}

/** What goes to the applicant and what was found in it, for the desk. */
export async function listReleases(
  ctx: Ctx,
  { caseId }: { readonly caseId: string },
): Promise<z.input<(typeof releasesApi.list)['response']>> {
  const loaded = await loadCase(ctx, caseId);
  authorise(requestsPolicy.open(ctx.actor, loaded.place, await standingOf(ctx, loaded)));
  await ensureReleasesChecked(ctx, caseId);
  const standings = await releaseStandings(ctx, loaded);
  return {
    items: standings.map((standing) => ({
      item: standing.item.item,
      called: standing.item.called,
      examined: standing.sha256 !== null,
      released: isReleased(standing),
      findings: standing.findings.map(({ fingerprint, reason, accepted }) => ({
        fingerprint,
        reason,
        accepted,
      })),
      mayAccept: requestsPolicy.acceptRelease(ctx.actor, loaded.place, standing.item.maker) === true,
    })),
  };
}

/** That somebody answers for a finding. */
export interface ReleaseAcceptance {
  readonly caseId: string;
  readonly item: string;
  readonly fingerprint: string;
  readonly reason: string;
}

/**
 * Answers for something that was found in a file or letter to the applicant: it may go out as it is. Not by who put the file there or
 * drafted the letter. Throws `requests.release_gone` when that isn't found in it any more.
 */
export async function acceptRelease(ctx: Ctx, input: ReleaseAcceptance): Promise<void> {
  const { caseId, item, fingerprint, reason } = input;
  await inTransaction(ctx, async (tx) => {
    const loaded = await loadCase(tx, caseId, { lock: true });
    authorise(requestsPolicy.open(tx.actor, loaded.place, await standingOf(tx, loaded)));
    const standing = (await releaseStandings(tx, loaded)).find((one) => one.item.item === item);
    if (standing === undefined) throw notFound('这份材料');
    authorise(requestsPolicy.acceptRelease(tx.actor, loaded.place, standing.item.maker));
    if (reason.trim() === '') throw obstructed(['请写明理由：为什么这一处可以提供给申请人。']);
    if (holdPersonalData([reason])) throw obstructed(['理由里有个人信息，而理由长期保存。请删去后再提交。']);
    if (!standing.findings.some((one) => one.fingerprint === fingerprint)) throw releaseGone();
    await insertReleaseDecision(tx.db, {
      case_id: caseId,
      item,
      fingerprint,
      reason,
      by_account: accountIdOf(tx.actor),
      by_name: nameOf(tx.actor),
      at: tx.clock.now(),
    });
    tx.record({
      type: 'request.release_accepted',
      agencyId: loaded.row.agency_id,
      subject: subjectOf(loaded),
      reason,
      after: { item, fingerprint },
    });
  });
}
