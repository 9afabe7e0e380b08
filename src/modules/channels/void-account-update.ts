import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { sentByProgram, updateVoidAlready } from './channels.errors.ts';
import { lockAccount, note, subjectOf } from './media-accounts.ts';
import {
  eventsOfAccounts,
  updateAccount,
  type AccountEventRow,
  type AccountRow,
} from './media-accounts.repository.ts';

/**
 * Strikes out an update that was registered by mistake: it stays in the history with the reason, and the account is as old as without
 * it, so that who keeps it is reminded again. What the program sent itself did stand there and isn't struck out.
 */
export async function voidAccountUpdate(
  ctx: Ctx,
  input: {
    readonly accountId: string;
    readonly seq: number;
    readonly version: number;
    readonly reason: string;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockAccount(tx, input);
    const events = await eventsOfAccounts(tx.db, [row.id]);
    const update = events.find(({ seq, event }) => seq === input.seq && event === 'updated');
    if (update === undefined) throw notFound('这条更新记录');
    if (isVoided(update, events)) throw updateVoidAlready();
    if (update.by_account === null) throw sentByProgram();
    const { reason } = input;
    const updatedOn = updatedWithout(update, { row, events });
    await updateAccount(tx.db, row.id, {
      updated_on: updatedOn,
      version: row.version + 1,
      changed_at: tx.clock.now(),
    });
    await note(tx, row, {
      event: 'voided',
      voids: update.seq,
      on: dayInShanghai(tx.clock.now()),
      reason,
      approval: '',
      before: { updatedOn: row.updated_on },
      after: { updatedOn },
    });
    tx.record({
      type: 'channel.account_update_voided',
      agencyId: row.agency_id,
      subject: subjectOf(row),
      reason,
      before: { on: update.on_day, what: update.reason, updatedOn: row.updated_on },
      after: { updatedOn },
    });
  });
}

/** Whether an update was struck out. */
export function isVoided(
  update: Pick<AccountEventRow, 'account_id' | 'seq'>,
  events: readonly AccountEventRow[],
): boolean {
  return events.some(({ account_id: id, voids }) => id === update.account_id && voids === update.seq);
}

/** Whether a person may strike out what was recorded: an update that somebody registered by hand, once. */
export function mayVoid(event: AccountEventRow, events: readonly AccountEventRow[]): boolean {
  return event.event === 'updated' && event.by_account !== null && !isVoided(event, events);
}

/** The last day of an update as it stands without one of them. */
function updatedWithout(
  update: AccountEventRow,
  { row, events }: { readonly row: AccountRow; readonly events: readonly AccountEventRow[] },
): PlainDate {
  // A later one is known: of this one nothing depended.
  if (update.on_day !== row.updated_on) return row.updated_on;
  const left = events.filter(
    (event) => event.event === 'updated' && event.seq !== update.seq && !isVoided(event, events),
  );
  return [updatedAtOpening(row, events), ...left.map(({ on_day: on }) => on)].reduce((one, two) =>
    two > one ? two : one,
  );
}

/** What was said of the last update when the account was registered; its opening, where that isn't known any more. */
function updatedAtOpening(row: AccountRow, events: readonly AccountEventRow[]): PlainDate {
  const opened = events.find(({ event }) => event === 'opened')?.after;
  const said =
    typeof opened === 'object' && opened !== null && 'updatedOn' in opened ? opened.updatedOn : undefined;
  return typeof said === 'string' ? said : row.opened_on;
}
