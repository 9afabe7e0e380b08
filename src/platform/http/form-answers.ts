import type { Db, Tx } from '../database/connect.ts';
import { must } from '../errors.ts';
import type { MasterKeys } from '../master-keys.ts';
import { openText, sealText } from '../sealed-text.ts';

/** A public form that was let in; `id` is what the guard gave it. */
export interface TakenForm {
  /** Which form, e.g. `apply`. */
  readonly form: string;
  readonly id: string;
  readonly now: Date;
}

const KEPT_MS = 3 * 24 * 3_600_000;

/**
 * Does what a form asks for once. `answer` is what is told to whoever sends the same form again (a second click, a page
 * loaded anew), e.g. number and query code; it is kept sealed for three days. Call it in the transaction of `work`: a
 * second one that comes meanwhile waits for the first.
 */
export async function onceForForm(
  tx: Tx,
  keys: MasterKeys,
  taken: TakenForm,
  work: () => Promise<string>,
): Promise<{ readonly answer: string; readonly repeated: boolean }> {
  const { id, form, now } = taken;
  const claimed = await tx
    .insertInto('form_answers')
    .values({ id, form, answer: null, taken_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (claimed === undefined) {
    return { answer: must(await answerOfForm(tx, keys, taken), 'answer of a form'), repeated: true };
  }
  const answer = await work();
  await tx
    .updateTable('form_answers')
    .set({ answer: sealText(keys, answer, purposeOf(taken)) })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('form_answers').where('taken_at', '<', startOfKept(now)).execute();
  return { answer, repeated: false };
}

/** What the form was answered with, while that is kept; null for a form that was never taken. */
export async function answerOfForm(db: Db | Tx, keys: MasterKeys, taken: TakenForm): Promise<string | null> {
  const found = await db
    .selectFrom('form_answers')
    .select('answer')
    .where('id', '=', taken.id)
    .where('form', '=', taken.form)
    .where('taken_at', '>=', startOfKept(taken.now))
    .executeTakeFirst();
  return found?.answer === undefined || found.answer === null
    ? null
    : openText(keys, found.answer, purposeOf(taken));
}

function startOfKept(now: Date): Date {
  return new Date(now.getTime() - KEPT_MS);
}

function purposeOf({ form, id }: TakenForm): string {
  return `form answer ${form} ${id}`;
}
