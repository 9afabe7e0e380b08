import type { Tx } from './database/connect.ts';

/**
 * The next number of a counter, from 1. Taken in the transaction that uses it: two transactions wait for each other, and
 * one that is rolled back gives its number back, so there are neither doubles nor gaps.
 */
export async function nextCounter(tx: { readonly db: Tx }, scope: string): Promise<number> {
  const { last } = await tx.db
    .insertInto('counters')
    .values({ scope, last: 1 })
    .onConflict((conflict) =>
      conflict.column('scope').doUpdateSet((eb) => ({ last: eb('counters.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

/** Keeps others from taking numbers of a counter until the transaction ends. */
export async function holdCounter(tx: { readonly db: Tx }, scope: string): Promise<void> {
  await tx.db.selectFrom('counters').select('last').where('scope', '=', scope).forUpdate().execute();
}
