import { accountIdOf } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import { nextFrame } from '../../platform/event-ledger.ts';
import type { PlainDate } from '../../law/dates.ts';
import { DISPUTE_EVENT_LABELS, type DisputeAction } from '../../law/disputes/dispute-events.ts';
import { disputeObstacles } from '../../law/disputes/dispute-guards.ts';
import { isCounted } from '../../law/disputes/dispute-kinds.ts';
import type { DisputeRole } from '../../law/disputes/dispute-positions.ts';
import { permitsDispute } from '../../law/disputes/dispute-transitions.ts';
import { keepManagedRecord } from '../registers/managed-records.ts';
import { notThere, obstructed, samePerson, sameNumber } from './disputes.errors.ts';
import { appendDisputeEvent, hasNumber, updateDispute, type DisputeEntry } from './disputes.repository.ts';
import { assembledDispute, disputeSubject, projectionOf, type LoadedDispute } from './loaded-dispute.ts';

/** An action with what is said about it. */
export interface DisputePerformance {
  readonly action: DisputeAction;
  readonly role: DisputeRole;
  /** The day it took effect; today where left out. */
  readonly on?: PlainDate | undefined;
  readonly reason?: string | undefined;
}

/**
 * Takes one action on a locked case: what the table forbids or the file has against it is refused, else it is entered into
 * the ledger, what follows from it is written, and table four's register is kept. Authorise before.
 */
export async function performDispute(
  tx: TxCtx,
  loaded: LoadedDispute,
  { action, role, on = loaded.today, reason = '' }: DisputePerformance,
): Promise<LoadedDispute> {
  const { state, ledger, today, calendar, row } = loaded;
  if (!permitsDispute({ kind: row.kind, position: state.position }, action.kind, role)) {
    throw notThere(action.kind, state.position ?? 'filed');
  }
  const against = disputeObstacles({ state, events: ledger, action, on, today, reason, calendar });
  if (against.length > 0) throw obstructed(against);
  refuseSamePerson(tx, ledger, action);
  const entry: DisputeEntry = { ...action, ...nextFrame(tx, ledger, { on, reason, role }) };
  const after = assembledDispute({ ...loaded, ledger: [...ledger, entry] });
  await refuseSameNumber(tx, after);
  await appendDisputeEvent(tx.db, row.id, entry);
  const projection = { ...projectionOf(after), changed_at: new Date(entry.recordedAt) };
  await updateDispute(tx.db, row.id, projection);
  const acted: LoadedDispute = { ...after, row: { ...row, ...projection } };
  await keepRegister(tx, acted);
  tx.record({
    type: 'dispute.acted',
    agencyId: row.agency_id,
    subject: disputeSubject(acted.row),
    after: { action: DISPUTE_EVENT_LABELS[action.kind], on, seq: entry.seq, role },
    // What is written about a case may name who is behind it, and the audit is never erased.
    ...(on !== today && { reason: '补记以前的日期，理由见办理记录' }),
  });
  return acted;
}

/** Whoever proposed the answer to a correction doesn't sign it. */
function refuseSamePerson(tx: TxCtx, ledger: readonly DisputeEntry[], action: DisputeAction): void {
  const me = accountIdOf(tx.actor);
  if (me === null || action.kind !== 'signed') return;
  if (ledger.findLast(({ kind }) => kind === 'decided')?.byAccount === me) throw samePerson();
}

async function refuseSameNumber(tx: TxCtx, { row, state }: LoadedDispute): Promise<void> {
  const { number } = state;
  if (await hasNumber(tx.db, { agencyId: row.agency_id, number, except: row.id })) throw sameNumber(number);
}

/** Table four reads the register; only reviews and suits are in it, and the original acting agency alone counts. */
async function keepRegister(tx: TxCtx, { row, state }: LoadedDispute): Promise<void> {
  if (!isCounted(row.kind)) return;
  await keepManagedRecord(tx, {
    register: 'disputes',
    id: row.id,
    agencyId: row.agency_id,
    values: {
      kind: row.kind,
      number: state.number,
      authority: state.authority,
      requestId: row.request_id,
      filedOn: state.filedOn,
      closedOn: state.closedOn,
      outcome: state.outcome,
      originalActor: row.original_actor,
    },
  });
}
