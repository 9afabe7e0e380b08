import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { holdCounter } from '../../platform/counters.ts';
import {
  columnsToOrder,
  noteColumn,
  orderByFirstPublication,
  standsTooLate,
  takeNote,
  yieldToOthers,
} from './column-order.repository.ts';
import type { PublishedItem } from './published-items.repository.ts';
import { requestAllPages } from './site-jobs.ts';

/** What is taken over comes in batches: a column is put in order when nothing more has come for a while, or after all this time. */
const PAUSE_MS = 10 * 60_000;
const LONGEST_MS = 60 * 60_000;
/** With more than these the whole site is made anew in the background, instead of page by page before the next publication. */
const MANY_MOVED = 1_000;

/**
 * What was public elsewhere takes the next number of its column, as everything does; where newer things stand before it, the column
 * is noted to be put in order.
 */
export async function noteOrder(tx: TxCtx, item: PublishedItem): Promise<void> {
  if (item.public_before !== null && (await standsTooLate(tx.db, item)))
    await noteColumn(tx.db, { nodeId: item.node_id, at: tx.clock.now() });
}

/** Puts the columns in order that were noted some time ago. Returns how many documents moved. */
export async function orderColumns(ctx: Ctx): Promise<number> {
  const at = ctx.clock.now();
  const before = { last: new Date(at.getTime() - PAUSE_MS), first: new Date(at.getTime() - LONGEST_MS) };
  let all = 0;
  for (const nodeId of await columnsToOrder(ctx.db, before)) {
    const moved = await order(ctx, nodeId);
    if (moved > MANY_MOVED) await requestAllPages(ctx.db, { siteUrl: ctx.config.siteUrl, at });
    all += moved;
  }
  return all;
}

async function order(ctx: Ctx, nodeId: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await yieldToOthers(tx.db);
    // What is published into it meanwhile waits for its number; what was published just now is in the order already.
    await holdCounter(tx, `list:${nodeId}`);
    return (await takeNote(tx.db, nodeId)) ? orderByFirstPublication(tx.db, nodeId) : 0;
  });
}
