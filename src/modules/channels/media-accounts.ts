import type { z } from 'zod';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { keepManagedRecord } from '../registers/managed-records.ts';
import { channelByName } from '../registers/registers.queries.ts';
import {
  accountClosed,
  accountInUse,
  accountThere,
  changedMeanwhile,
  closedAlready,
  faulty,
} from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import type { accountFields, mediaAccountsApi } from './media-accounts.api.ts';
import {
  accountsOf,
  appendAccountEvent,
  findAccount,
  insertAccount,
  updateAccount,
  type AccountEventRow,
  type AccountRow,
} from './media-accounts.repository.ts';

type Opening = z.output<NonNullable<typeof mediaAccountsApi.open.body>>;
type Change = z.output<NonNullable<typeof mediaAccountsApi.change.body>>;
type Reopening = z.output<NonNullable<typeof mediaAccountsApi.reopen.body>>;
type Fields = z.output<typeof accountFields>;

/** An account as somebody saw it. */
interface Seen {
  readonly accountId: string;
  readonly version: number;
}

/**
 * Registers an account that was opened, with reason and approval. It takes over a channel of the same name that was entered in
 * the register by hand, posts included. A second account on a platform must be wanted as such (国办发〔2018〕123号).
 */
export async function openAccount(ctx: Ctx, input: Opening): Promise<{ accountId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, platform, fields, on, updatedOn } = input;
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, agencyId)));
    refuseDay(tx, 'on', on);
    refuseDay(tx, 'updatedOn', updatedOn);
    if (updatedOn < on) throw faulty('updatedOn', '最近更新不能早于开设日期。');
    const there = (await accountsOf(tx.db, [agencyId])).filter((one) => one.platform === platform);
    const closed = there.find((one) => one.name === fields.name && one.closed_on !== null);
    if (closed !== undefined) throw accountClosed(closed.name);
    refuseSecond(there, input);
    const at = tx.clock.now();
    const known = await channelByName(tx.db, { agencyId, platform, name: fields.name });
    const row: AccountRow = {
      id: known ?? newId(at.getTime()),
      agency_id: agencyId,
      platform,
      ...columnsOf(fields),
      opened_on: on,
      closed_on: null,
      updated_on: updatedOn,
      version: 1,
      changed_at: at,
    };
    await insertAccount(tx.db, row);
    await keepChannel(tx, row);
    await note(tx, row, {
      ...input,
      event: 'opened',
      before: {},
      after: { platform, updatedOn, ...fields },
    });
    tx.record({
      type: 'channel.account_opened',
      agencyId,
      subject: subjectOf(row),
      reason: input.reason,
      after: { platform, on, approval: input.approval },
    });
    return { accountId: row.id };
  });
}

/** Registers that something about an account changed; what it was before stays in its history. */
export async function changeAccount(ctx: Ctx, input: Change & { readonly accountId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockAccount(tx, input);
    refuseDay(tx, 'on', input.on);
    const { fields } = input;
    const next = { ...row, ...columnsOf(fields) };
    await updateAccount(tx.db, row.id, {
      ...columnsOf(fields),
      version: row.version + 1,
      changed_at: tx.clock.now(),
    });
    await keepChannel(tx, next);
    const before = fieldsOf(row);
    await note(tx, row, { ...input, event: 'changed', before, after: fields });
    tx.record({
      type: 'channel.account_changed',
      agencyId: row.agency_id,
      subject: subjectOf(next),
      reason: input.reason,
      before,
      after: { ...fields, on: input.on, approval: input.approval },
    });
  });
}

/** Registers that something new stood there on a day, which this program didn't send itself. */
export async function updateAccountByHand(
  ctx: Ctx,
  input: {
    readonly accountId: string;
    readonly version: number;
    readonly on: PlainDate;
    readonly what: string;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockAccount(tx, input);
    refuseDay(tx, 'on', input.on);
    if (input.on < row.opened_on) throw faulty('on', '更新日期不能早于开设日期。');
    await noteUpdate(tx, row, { on: input.on, what: input.what });
    tx.record({
      type: 'channel.account_updated',
      agencyId: row.agency_id,
      subject: subjectOf(row),
      after: { on: input.on, what: input.what },
    });
  });
}

/** Registers that an account was closed. What was posted there stays in the register. */
export async function closeAccount(
  ctx: Ctx,
  input: {
    readonly accountId: string;
    readonly version: number;
    readonly on: PlainDate;
    readonly reason: string;
    readonly approval: string;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockAccount(tx, input);
    refuseDay(tx, 'on', input.on);
    if (input.on < row.opened_on) throw faulty('on', '关停日期不能早于开设日期。');
    await updateAccount(tx.db, row.id, {
      closed_on: input.on,
      version: row.version + 1,
      changed_at: tx.clock.now(),
    });
    await keepChannel(tx, { ...row, closed_on: input.on });
    await note(tx, row, { ...input, event: 'closed', before: {}, after: { closedOn: input.on } });
    tx.record({
      type: 'channel.account_closed',
      agencyId: row.agency_id,
      subject: subjectOf(row),
      reason: input.reason,
      after: { on: input.on, approval: input.approval },
    });
  });
}

/**
 * Registers that an account is used again, or that its closing was registered by mistake. The closing stays in its history. Its last
 * update is what it was: an account that fell asleep meanwhile says so at once.
 */
export async function reopenAccount(
  ctx: Ctx,
  input: Reopening & { readonly accountId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockAnyAccount(tx, input);
    const { closed_on: closedOn } = row;
    if (closedOn === null) throw accountInUse(row.name);
    refuseDay(tx, 'on', input.on);
    if (input.on < closedOn) throw faulty('on', '恢复日期不能早于关停日期。');
    const there = await accountsOf(tx.db, [row.agency_id]);
    refuseSecond(
      there.filter(({ platform }) => platform === row.platform),
      input,
    );
    await updateAccount(tx.db, row.id, {
      closed_on: null,
      version: row.version + 1,
      changed_at: tx.clock.now(),
    });
    await keepChannel(tx, { ...row, closed_on: null });
    await note(tx, row, { ...input, event: 'reopened', before: { closedOn }, after: {} });
    tx.record({
      type: 'channel.account_reopened',
      agencyId: row.agency_id,
      subject: subjectOf(row),
      reason: input.reason,
      before: { closedOn },
      after: { on: input.on, approval: input.approval },
    });
  });
}

/** Notes an update of an account whose row is locked; an older day than the last one changes only the history. */
export async function noteUpdate(
  tx: TxCtx,
  row: AccountRow,
  update: { readonly on: PlainDate; readonly what: string },
): Promise<void> {
  await updateAccount(tx.db, row.id, {
    updated_on: update.on > row.updated_on ? update.on : row.updated_on,
    version: row.version + 1,
    changed_at: tx.clock.now(),
  });
  const { on, what } = update;
  await note(tx, row, { on, reason: what, approval: '', event: 'updated', before: {}, after: {} });
}

/** An account in use as somebody saw it, for who may keep it; its row is locked. */
export async function lockAccount(tx: TxCtx, input: Seen): Promise<AccountRow> {
  const row = await lockAnyAccount(tx, input);
  if (row.closed_on !== null) throw closedAlready(`账号“${row.name}”`);
  return row;
}

async function lockAnyAccount(tx: TxCtx, input: Seen): Promise<AccountRow> {
  const row = await findAccount(tx.db, input.accountId, { lock: true });
  if (row === null) throw notFound('这个账号');
  authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, row.agency_id)));
  if (row.version !== input.version) throw changedMeanwhile('这个账号');
  return row;
}

/** 国办发〔2018〕123号: one account in use on a platform, unless another is wanted as such. */
function refuseSecond(onPlatform: readonly AccountRow[], { another }: { readonly another: boolean }): void {
  const other = onPlatform.find(({ closed_on: on }) => on === null);
  if (other !== undefined && !another) throw accountThere(other.name);
}

/** Appends to the history of an account whose row is locked. */
export async function note(
  tx: TxCtx,
  row: AccountRow,
  what: {
    readonly event: AccountEventRow['event'];
    /** Which event it strikes out. */
    readonly voids?: number;
    readonly on: PlainDate;
    readonly reason: string;
    readonly approval: string;
    readonly before: object;
    readonly after: object;
  },
): Promise<void> {
  await appendAccountEvent(tx.db, {
    account_id: row.id,
    event: what.event,
    voids: what.voids ?? null,
    on_day: what.on,
    reason: what.reason,
    approval: what.approval,
    before: JSON.stringify(what.before),
    after: JSON.stringify(what.after),
    by_account: accountIdOf(tx.actor),
    by_name: nameOf(tx.actor),
    at: tx.clock.now(),
  });
}

/** The register of channels, from which the annual report counts, says the same. */
async function keepChannel(tx: TxCtx, row: AccountRow): Promise<void> {
  await keepManagedRecord(tx, {
    register: 'channels',
    id: row.id,
    agencyId: row.agency_id,
    values: {
      platform: row.platform,
      name: row.name,
      filingNumber: row.filing_number,
      responsible: row.sponsor,
      openedOn: row.opened_on,
      closedOn: row.closed_on,
    },
  });
}

function columnsOf(fields: Fields) {
  const { platformId, verifiedAs, filingNumber, ...same } = fields;
  return { ...same, platform_id: platformId, verified_as: verifiedAs, filing_number: filingNumber };
}

/** What is filled in about an account. */
export function fieldsOf(row: AccountRow) {
  const { name, sponsor, operator, responsible, followers } = row;
  return {
    name,
    platformId: row.platform_id,
    sponsor,
    operator,
    verifiedAs: row.verified_as,
    filingNumber: row.filing_number,
    responsible,
    followers,
  };
}

/** An account as the audit names it. */
export function subjectOf(row: Pick<AccountRow, 'id' | 'name'>) {
  return { kind: 'channel', id: row.id, title: row.name } as const;
}

function refuseDay(tx: TxCtx, field: string, on: PlainDate): void {
  if (on > dayInShanghai(tx.clock.now())) throw faulty(field, '日期不能晚于今天。');
}
