import type { Db } from '../../platform/database/connect.ts';
import type { TxCtx } from '../../platform/context.ts';
import { REGISTER_SPECS, type RegisterName } from './registers.definitions.ts';
import { faultyRecord, removedRecord, sameRecord } from './registers.errors.ts';
import {
  findRecord,
  findSame,
  insertRecords,
  lockReferred,
  lockRegister,
  updateRecord,
} from './registers.repository.ts';
import { checkValues } from './registers.rules.ts';

/**
 * Keeps the record of a register that follows from the handling of a request or dispute: entered when it isn't there,
 * brought up to date when it is. To be called in the transaction that changes what it follows from; whoever calls has
 * authorised and audits that change. A record that was entered by hand belongs to the case from then on. Throws
 * `common.invalid_input` when the register can't take the values and `registers.same` when another record says the same.
 */
export async function keepManagedRecord(
  tx: TxCtx,
  record: {
    readonly register: RegisterName;
    readonly id: string;
    readonly agencyId: string;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { register, id, agencyId } = record;
  const { values, issues } = checkValues(register, record.values);
  if (issues.length > 0) throw faultyRecord(issues);
  const at = tx.clock.now();
  const before = await findRecord(tx.db, register, id, { lock: true });
  if (before === null) {
    await lockRegister(tx.db, register, agencyId);
    if (await findSame(tx.db, register, { agencyId, values, except: id })) {
      throw sameRecord(String(values[REGISTER_SPECS[register].titleField]));
    }
    await insertRecords(tx.db, register, [
      { id, agencyId, values, note: '', createdBy: null, at, managed: true },
    ]);
  } else {
    if (before.removedAt !== null) throw removedRecord();
    await updateRecord(tx.db, register, id, { values, at, managed: true });
  }
}

/** Whether a record in force is called so: a number that was given before, by hand or by an import. */
export async function isRecorded(
  db: Db,
  register: RegisterName,
  input: { readonly agencyId: string; readonly title: string },
): Promise<boolean> {
  const found = await lockReferred(db, register, { agencyId: input.agencyId, titles: [input.title] });
  return found.length > 0;
}

/** A record in force that was entered by hand or by an import; null for any other. Locked until the transaction ends. */
export async function manualRecord(
  db: Db,
  register: RegisterName,
  id: string,
): Promise<{ readonly agencyId: string; readonly values: Readonly<Record<string, unknown>> } | null> {
  const record = await findRecord(db, register, id, { lock: true });
  if (record === null || record.managed || record.removedAt !== null) return null;
  return { agencyId: record.agencyId, values: record.values };
}
