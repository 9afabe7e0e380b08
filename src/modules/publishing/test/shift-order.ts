import { sql } from 'kysely';
import { inTransaction } from '../../../platform/context.ts';
import { orderByFirstPublication } from '../column-order.repository.ts';
import type { Dice } from './dice.ts';
import type { HistoryWorld } from './site-history.ts';

/** What becomes of a document that was public elsewhere before, and of the column in which it stands. */
export const ORDER_HAPPENINGS: readonly (readonly [
  string,
  (at: HistoryWorld, dice: Dice) => Promise<void>,
])[] = [
  ['take over', takeOver],
  ['put in order', putInOrder],
];

async function takeOver({ world, columns }: HistoryWorld, dice: Dice): Promise<void> {
  const nodeId = dice.oneOf(columns);
  const day = dice.chance(70) ? sql`date '2020-01-01' + ${dice.below(1_500)}::int` : sql`NULL`;
  await sql`
    UPDATE published_items SET public_before = ${day}
    WHERE document_id IN (
      SELECT document_id FROM published_items WHERE node_id = ${nodeId}
      ORDER BY list_number DESC OFFSET ${dice.below(30)} LIMIT ${1 + dice.below(3)}
    )`.execute(world.db);
}

async function putInOrder({ world, columns }: HistoryWorld, dice: Dice): Promise<void> {
  const nodeId = dice.oneOf(columns);
  await inTransaction(world.system, async (tx) => orderByFirstPublication(tx.db, nodeId));
}
