import type { Db } from '../../platform/database/connect.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { RegisterName } from './registers.definitions.ts';
import { faultyRecord } from './registers.errors.ts';
import { findRecord, insertRecords, lockReferred, updateRecord } from './registers.repository.ts';
import { checkValues } from './registers.rules.ts';

/**
 * Keeps the record of a register that follows from the handling of a request or dispute: entered when it isn't there,
 * brought up to date when it is. To be called in the transaction that changes what it follows from; whoever calls has
 * authorised and audits that change. Throws `common.invalid_input` when the register can't take the values.
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
  if ((await findRecord(tx.db, register, id, { lock: true })) === null) {
    await insertRecords(tx.db, register, [
      { id, agencyId, values, note: '', createdBy: null, at, managed: true },
    ]);
  } else {
    await updateRecord(tx.db, register, id, { values, at });
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
