import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { REGISTER_SPECS, type RegisterName } from './registers.definitions.ts';
import {
  changedMeanwhile,
  faultyRecord,
  managedRecord,
  notRemoved,
  referredTo,
  removedRecord,
  sameRecord,
} from './registers.errors.ts';
import { registersPolicy } from './registers.policy.ts';
import { danglingReferences, referenceNames, referringRecords, type Naming } from './registers.references.ts';
import {
  countRecords,
  findRecord,
  findSame,
  insertRecords,
  listRecords,
  lockRegister,
  updateRecord,
  type RecordFilter,
  type RegisterRecord,
} from './registers.repository.ts';
import {
  auditReason,
  auditValues,
  changedValues,
  checkValues,
  namesPersons,
  noticesOf,
  type Values,
  withoutPersons,
} from './registers.rules.ts';

/** A record with the names of what it refers to, and what is to be pointed out about it. */
export type ShownRecord = RegisterRecord & {
  readonly shown: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
};

/** A page of a register. Members about applicants are left out for whoever doesn't handle requests. */
export async function listRegister(
  ctx: Ctx,
  input: RecordFilter & { register: RegisterName; page: number; size: number },
): Promise<{ items: ShownRecord[]; total: number; may: { write: boolean } }> {
  const { register } = input;
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(registersPolicy.read(ctx.actor, place));
  const seesPersons = registersPolicy.seePersons(ctx.actor, place) === true;
  const filter = { ...input, seesPersons };
  const page = { offset: (input.page - 1) * input.size, limit: input.size };
  return {
    items: await shown(ctx, register, await listRecords(ctx.db, register, filter, page), {
      seesPersons,
      naming: 'forPeople',
    }),
    total: await countRecords(ctx.db, register, filter),
    may: { write: registersPolicy.write(ctx.actor, place, register) === true },
  };
}

/** Throws why the actor may not write into the register; asked before a file is taken. */
export async function mayWriteRegister(
  ctx: Ctx,
  input: { register: RegisterName; agencyId: string },
): Promise<void> {
  authorise(registersPolicy.write(ctx.actor, await placeOf(ctx.db, input.agencyId), input.register));
}

/** Enters a record. Throws `common.invalid_input` with a complaint for each member, or `registers.same`. */
export async function addRecord(
  ctx: Ctx,
  input: {
    register: RegisterName;
    agencyId: string;
    values: Readonly<Record<string, unknown>>;
    note: string;
  },
): Promise<{ id: string }> {
  const { register, agencyId, note } = input;
  return inTransaction(ctx, async (tx) => {
    authorise(registersPolicy.write(ctx.actor, await placeOf(tx.db, agencyId), register));
    await lockRegister(tx.db, register, agencyId);
    const values = await checked(tx, { register, agencyId, values: input.values, record: null });
    const at = ctx.clock.now();
    const id = newId(at.getTime());
    await insertRecords(tx.db, register, [
      { id, agencyId, values, note, createdBy: accountIdOf(ctx.actor), at },
    ]);
    tx.record({
      type: 'register.added',
      agencyId,
      subject: subjectOf(register, { id, values }),
      after: auditValues(register, values),
    });
    return { id };
  });
}

/** Corrects a record; what it said before stays in the audit. Refuses when somebody else changed it since `version`. */
export async function correctRecord(
  ctx: Ctx,
  input: {
    register: RegisterName;
    recordId: string;
    values: Readonly<Record<string, unknown>>;
    note: string;
    version: number;
  },
): Promise<{ version: number }> {
  const { register } = input;
  return inTransaction(ctx, async (tx) => {
    const record = await lockForWriting(tx, input);
    if (record.removedAt !== null) throw removedRecord();
    await lockRegister(tx.db, register, record.agencyId);
    const values = await checked(tx, {
      register,
      agencyId: record.agencyId,
      values: input.values,
      record,
    });
    await updateRecord(tx.db, register, record.id, { values, note: input.note, at: ctx.clock.now() });
    const changed = changedValues(register, record.values, values);
    tx.record({
      type: 'register.corrected',
      agencyId: record.agencyId,
      subject: subjectOf(register, { id: record.id, values }),
      before: changed.before,
      after: changed.after,
    });
    return { version: record.version + 1 };
  });
}

/** Strikes a record out: it counts no more, stays readable and can be restored. Refuses while others refer to it. */
export async function removeRecord(
  ctx: Ctx,
  input: { register: RegisterName; recordId: string; version: number; reason: string },
): Promise<{ version: number }> {
  const { register, reason } = input;
  return inTransaction(ctx, async (tx) => {
    const record = await lockForWriting(tx, input);
    if (record.removedAt !== null) throw removedRecord();
    const referring = await referringRecords(tx.db, register, record.id);
    if (referring.length > 0) throw referredTo(referring);
    const at = ctx.clock.now();
    await updateRecord(tx.db, register, record.id, { removed: { at, reason }, at });
    tx.record({
      type: 'register.removed',
      agencyId: record.agencyId,
      subject: subjectOf(register, record),
      reason: auditReason(register, reason),
    });
    return { version: record.version + 1 };
  });
}

/** Lets a struck-out record count again, unless the same was registered anew meanwhile or what it refers to is gone. */
export async function restoreRecord(
  ctx: Ctx,
  input: { register: RegisterName; recordId: string; version: number; reason: string },
): Promise<{ version: number }> {
  const { register, reason } = input;
  return inTransaction(ctx, async (tx) => {
    const record = await lockForWriting(tx, input);
    if (record.removedAt === null) throw notRemoved();
    await lockRegister(tx.db, register, record.agencyId);
    const { agencyId, values } = record;
    await refuseDangling(tx, { register, agencyId, values, before: null });
    await refuseSame(tx, { register, agencyId, values, id: record.id });
    await updateRecord(tx.db, register, record.id, { removed: null, at: ctx.clock.now() });
    tx.record({
      type: 'register.restored',
      agencyId: record.agencyId,
      subject: subjectOf(register, record),
      reason: auditReason(register, reason),
    });
    return { version: record.version + 1 };
  });
}

/** Records as the actor may see them: without applicants' data, and notes that may name them, unless `seesPersons`. */
export async function shown(
  ctx: Ctx,
  register: RegisterName,
  records: readonly RegisterRecord[],
  options: { seesPersons: boolean; naming: Naming },
): Promise<ShownRecord[]> {
  const agencyId = records[0]?.agencyId;
  if (agencyId === undefined) return [];
  const names = await referenceNames(ctx.db, register, {
    agencyId,
    records: records.map((record) => record.values),
    naming: options.naming,
  });
  const fields = REGISTER_SPECS[register].fields;
  // Whoever writes a note about a request may well name the applicant in it.
  const hidesNotes = !options.seesPersons && namesPersons(register);
  const today = dayInShanghai(ctx.clock.now());
  return records.map((record) => ({
    ...record,
    note: hidesNotes ? '' : record.note,
    removalReason:
      hidesNotes && record.removalReason !== null ? '（仅申请办理人可见）' : record.removalReason,
    values: options.seesPersons ? record.values : withoutPersons(register, record.values),
    shown: Object.fromEntries(
      fields.flatMap((field): [string, string][] => {
        const name = names.get(String(record.values[field.key]));
        return name === undefined ? [] : [[field.key, name]];
      }),
    ),
    notices: record.removedAt === null ? noticesOf(register, record.values, today) : [],
  }));
}

/** The values of a record that is entered (`record` is null) or corrected, if nothing is wrong with them. */
async function checked(
  tx: TxCtx,
  input: {
    register: RegisterName;
    agencyId: string;
    values: Readonly<Record<string, unknown>>;
    record: RegisterRecord | null;
  },
): Promise<Values> {
  const { register, agencyId, record } = input;
  const { values, issues } = checkValues(register, input.values);
  if (issues.length > 0) throw faultyRecord(issues);
  await refuseDangling(tx, { register, agencyId, values, before: record?.values ?? null });
  await refuseSame(tx, { register, agencyId, values, id: record?.id ?? null });
  return values;
}

async function refuseDangling(
  tx: TxCtx,
  input: { register: RegisterName; agencyId: string; values: Values; before: Values | null },
): Promise<void> {
  const dangling = await danglingReferences(tx.db, input.register, input);
  if (dangling.length > 0) throw faultyRecord(dangling);
}

async function refuseSame(
  tx: TxCtx,
  input: { register: RegisterName; agencyId: string; values: Values; id: string | null },
): Promise<void> {
  const { register, agencyId, values, id } = input;
  if (await findSame(tx.db, register, { agencyId, values, except: id })) {
    throw sameRecord(titleOf(register, values));
  }
}

async function lockForWriting(
  tx: TxCtx,
  input: { register: RegisterName; recordId: string; version: number },
): Promise<RegisterRecord> {
  const record = await findRecord(tx.db, input.register, input.recordId, { lock: true });
  if (record === null) throw notFound('这条登记');
  authorise(registersPolicy.write(tx.actor, await placeOf(tx.db, record.agencyId), input.register));
  if (record.managed) throw managedRecord();
  if (record.version !== input.version) throw changedMeanwhile();
  return record;
}

/** What the audit calls a record. */
export function subjectOf(
  register: RegisterName,
  record: { id: string; values: Values },
): { kind: 'register'; id: string; title: string } {
  return { kind: 'register', id: record.id, title: titleOf(register, record.values) };
}

function titleOf(register: RegisterName, values: Values): string {
  const { titleField, label } = REGISTER_SPECS[register];
  const title = values[titleField];
  return `${label}：${must(typeof title === 'string' ? title : null, titleField)}`;
}
