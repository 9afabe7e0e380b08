import { accountIdOf } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import { forbidden } from '../../platform/errors.ts';
import { nextFrame } from '../../platform/event-ledger.ts';
import type { PlainDate } from '../../law/dates.ts';
import { REQUEST_EVENT_LABELS, type RequestAction } from '../../law/requests/request-events.ts';
import { REQUEST_ROLE_LABELS, type RequestRole } from '../../law/requests/positions.ts';
import { obstacles } from '../../law/requests/request-guards.ts';
import { permits, TRANSITIONS } from '../../law/requests/transitions.ts';
import { keepManagedRecord } from '../registers/managed-records.ts';
import { assembled, dueOf, type LoadedCase } from './loaded-case.ts';
import { projectionOf } from './project-case.ts';
import { notThere, obstructed, samePerson } from './requests.errors.ts';
import { applicantOf, appendEvent, updateCase, type LedgerEntry } from './requests.repository.ts';

/** An action with what is said about it. */
export interface Performance {
  readonly action: RequestAction;
  /** As whom: one of the roles that the actor has. */
  readonly role: RequestRole;
  /** The day it took effect; today where left out. */
  readonly on?: PlainDate | undefined;
  readonly reason?: string | undefined;
}

/**
 * Takes one action on a locked request: what the table forbids or the file has against it is refused, else it is entered
 * into the ledger, what follows from it is written, and the statutory register is kept. Authorise before.
 */
export async function perform(
  tx: TxCtx,
  loaded: LoadedCase,
  { action, role, on = loaded.today, reason = '' }: Performance,
): Promise<LoadedCase> {
  refuseAction(tx, loaded, { action, role, on, reason });
  const { ledger, today } = loaded;
  const entry: LedgerEntry = {
    ...action,
    ...nextFrame(tx, ledger, { on, reason, role }),
    ...(role === 'applicant' && { byName: REQUEST_ROLE_LABELS.applicant }),
  };
  await appendEvent(tx.db, loaded.row.id, entry);
  const after = assembled({ ...loaded, ledger: [...ledger, entry] });
  const projection = { ...projectionOf(after), changed_at: new Date(entry.recordedAt) };
  await updateCase(tx.db, loaded.row.id, projection);
  const acted: LoadedCase = { ...after, row: { ...loaded.row, ...projection } };
  await keepRegister(tx, acted);
  tx.record({
    type: 'request.acted',
    agencyId: loaded.row.agency_id,
    subject: subjectOf(loaded),
    after: { action: REQUEST_EVENT_LABELS[action.kind], on, seq: entry.seq, role },
    // What is written about a request may name its applicant, and the audit is never erased.
    ...(on !== today && { reason: '补记以前的日期，理由见办理记录' }),
  });
  return acted;
}

/**
 * Throws why the action can't be taken: the table, what the file has against it, or that its parts are several people's. Asked
 * before letters are made for it, too, so that a refusal leaves none behind.
 */
export function refuseAction(
  tx: Pick<TxCtx, 'actor'>,
  loaded: LoadedCase,
  { action, role, on = loaded.today, reason = '' }: Performance,
): void {
  const { state, ledger, today, calendar } = loaded;
  if (!permits(state.position, action.kind, role)) throw notThere(action.kind, state.position ?? 'pending');
  const against = obstacles({
    state,
    events: ledger,
    action,
    role,
    on,
    today,
    reason,
    due: dueOf(loaded),
    missing: 'missing' in loaded.clock ? loaded.clock.missing : null,
    calendar,
  });
  if (against.length > 0) throw obstructed(against);
  refuseSamePerson(tx, ledger, action);
}

/** As whom the actor takes the action: the first of the roles that may. Throws who could, when none may. */
export function actingRole(roles: readonly RequestRole[], action: RequestAction): RequestRole {
  const may =
    action.kind === 'reviewed' ? [reviewerOf(action.detail.aspect)] : TRANSITIONS[action.kind].roles;
  const role = roles.find((each) => may.includes(each));
  if (role === undefined) {
    const who = may.filter((each) => each !== 'applicant' && each !== 'system');
    throw forbidden(
      `“${REQUEST_EVENT_LABELS[action.kind]}”由${who.map((each) => REQUEST_ROLE_LABELS[each]).join('或')}办理。`,
    );
  }
  return role;
}

/** How a request is called in the audit. */
export function subjectOf({ row }: Pick<LoadedCase, 'row'>): { kind: 'request'; id: string; title: string } {
  return { kind: 'request', id: row.id, title: row.number };
}

function reviewerOf(aspect: 'legal' | 'secrecy'): RequestRole {
  return aspect === 'legal' ? 'head' : 'secrecy';
}

/** The one who drafts, those who review and the one who signs an answer are different people. */
function refuseSamePerson(
  tx: Pick<TxCtx, 'actor'>,
  ledger: readonly LedgerEntry[],
  action: RequestAction,
): void {
  const me = accountIdOf(tx.actor);
  if (me === null || (action.kind !== 'reviewed' && action.kind !== 'signed')) return;
  const drafted = ledger.findLastIndex((entry) => entry.kind === 'drafted');
  const before = ledger.slice(drafted).filter(({ kind }) => kind === 'drafted' || kind === 'reviewed');
  if (before.some((entry) => entry.byAccount === me)) throw samePerson('拟稿、法制审核、保密审核和签发');
}

/** Once received, a request stands in the statutory register, and its record follows the ledger. */
async function keepRegister(tx: TxCtx, { row, state, clock }: LoadedCase): Promise<void> {
  if (state.receivedOn === null) return;
  const applicant = await applicantOf(tx.db, row.id);
  const extended = (state.extension?.approvedOn ?? null) !== null && 'state' in clock;
  await keepManagedRecord(tx, {
    register: 'requests',
    id: row.id,
    agencyId: row.agency_id,
    values: {
      number: row.number,
      receivedOn: state.receivedOn,
      channel: state.channel,
      applicantKind: row.applicant_kind,
      applicantName: applicant.name,
      subject: [...row.subject].slice(0, 1_000).join(''),
      extendedTo: extended ? (clock.state.due ?? row.due_on) : null,
      decidedOn: row.settled_on,
      outcome: row.outcome,
    },
  });
}
