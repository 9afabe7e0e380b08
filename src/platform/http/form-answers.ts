import type { Db, Tx } from '../database/connect.ts';
import type { MasterKeys } from '../master-keys.ts';
import { openText, sealText } from '../sealed-text.ts';

/** A public form that was let in; `id` is what the guard gave it. */
export interface TakenForm {
  /** Which form, e.g. `apply`. */
  readonly form: string;
  readonly id: string;
  readonly now: Date;
}

/** That a form was taken is known for longer than its token holds. */
const TAKEN_MS = 3 * 24 * 3_600_000;
/** What it was answered with, e.g. a query code, is told for an hour: long enough to copy it by hand, twice. */
const TOLD_MS = 3_600_000;

/** Minutes for which whoever sent a form is told its answer. */
export const FORM_ANSWER_MINUTES = TOLD_MS / 60_000;

/**
 * Does what a form asks for once. `answer` is what is told to whoever sends the same form again (a second click, a page
 * loaded anew), e.g. number and query code; it is kept sealed for an hour and null afterwards. Call it in the transaction of
 * `work`: a second one that comes meanwhile waits for the first.
 */
export async function onceForForm(
  tx: Tx,
  keys: MasterKeys,
  taken: TakenForm,
  work: () => Promise<string>,
): Promise<{ readonly answer: string | null; readonly repeated: boolean }> {
  const { id, form, now } = taken;
  const claimed = await tx
    .insertInto('form_answers')
    .values({ id, form, answer: null, taken_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (claimed === undefined) return { answer: await answerOfForm(tx, keys, taken), repeated: true };
  const answer = await work();
  await tx
    .updateTable('form_answers')
    .set({ answer: sealText(keys, answer, purposeOf(taken)) })
    .where('id', '=', id)
    .execute();
  return { answer, repeated: false };
}

/** Whether the form was taken before, within the days in which its token can come again. */
export async function wasTaken(db: Db | Tx, { id, form, now }: TakenForm): Promise<boolean> {
  const found = await db
    .selectFrom('form_answers')
    .select('id')
    .where('id', '=', id)
    .where('form', '=', form)
    .where('taken_at', '>=', before(now, TAKEN_MS))
    .executeTakeFirst();
  return found !== undefined;
}

/** What the form was answered with, within the hour; null later, and for a form that was never taken. */
export async function answerOfForm(db: Db | Tx, keys: MasterKeys, taken: TakenForm): Promise<string | null> {
  const found = await db
    .selectFrom('form_answers')
    .select('answer')
    .where('id', '=', taken.id)
    .where('form', '=', taken.form)
    .where('taken_at', '>=', before(taken.now, TOLD_MS))
    .executeTakeFirst();
  return found?.answer === undefined || found.answer === null
    ? null
    : openText(keys, found.answer, purposeOf(taken));
}

/** Forgets answers whose time is over, and later that the forms were taken. */
export async function forgetFormAnswers(db: Db, now: Date): Promise<void> {
  await db
    .updateTable('form_answers')
    .set({ answer: null })
    .where('taken_at', '<', before(now, TOLD_MS))
    .where('answer', 'is not', null)
    .execute();
  await db.deleteFrom('form_answers').where('taken_at', '<', before(now, TAKEN_MS)).execute();
}

function before(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}

function purposeOf({ form, id }: TakenForm): string {
  return `form answer ${form} ${id}`;
}
