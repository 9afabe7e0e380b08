import { authorise } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { PlainDate } from '../../law/dates.ts';
import { effectiveEvents } from '../../law/requests/replay-request.ts';
import { TRANSITIONS } from '../../law/requests/transitions.ts';
import { loadCase } from './loaded-case.ts';
import { perform } from './perform-action.ts';
import { requestsPolicy } from './requests.policy.ts';
import { ledgerOf } from './requests.repository.ts';

/** What a review or a court orders about a request. */
export interface RedoOrder {
  readonly caseId: string;
  readonly disputeId: string;
  /** How the review or suit is called. */
  readonly dispute: string;
  /** The last day for the new answer. */
  readonly dueOn: PlainDate;
  /** The day from which the new term runs; today when left out. */
  readonly on?: PlainDate;
  readonly reason: string;
}

/**
 * Sends an answered request back to 研判 with a clock of its own, because a review or court ordered a new answer. One that
 * isn't answered yet, or that was sent back already, goes on as it is and gets a note. For whoever handles requests.
 */
export async function orderRedo(tx: TxCtx, order: RedoOrder): Promise<{ readonly reopened: boolean }> {
  const { caseId, disputeId, dispute, dueOn, on, reason } = order;
  const loaded = await loadCase(tx, caseId, { lock: true });
  authorise(requestsPolicy.handle(tx.actor, loaded.place));
  const { position } = loaded.state;
  const reopens = position !== null && TRANSITIONS.redoOrdered.from.includes(position);
  const said = on === undefined ? { reason } : { on, reason };
  await perform(tx, loaded, {
    ...said,
    role: 'handler',
    action: reopens
      ? { kind: 'redoOrdered', detail: { disputeId, dispute, dueOn } }
      : { kind: 'noted', detail: { text: `${dispute}：应当于${dueOn}前答复。${reason}` } },
  });
  return { reopened: reopens };
}

/**
 * The day on which a request was answered after a review or suit had ordered it; null while the new answer is outstanding.
 * What was open anyhow when the order came counts from `since`.
 */
export async function answeredAnewOn(
  db: Db,
  order: { readonly caseId: string; readonly disputeId: string; readonly since: PlainDate },
): Promise<PlainDate | null> {
  const events = effectiveEvents(await ledgerOf(db, order.caseId));
  const ordered = events.findLastIndex(
    (event) => event.kind === 'redoOrdered' && event.detail.disputeId === order.disputeId,
  );
  const later = ordered === -1 ? events.filter(({ on }) => on >= order.since) : events.slice(ordered);
  const answer = later.find(
    ({ kind }) => kind === 'delivered' || kind === 'answeredTogether' || kind === 'withdrawn',
  );
  return answer?.on ?? null;
}
