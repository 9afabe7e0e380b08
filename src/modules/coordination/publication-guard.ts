import type { TxCtx } from '../../platform/context.ts';
import { holdsOf } from './coordination-holds.ts';

/**
 * 条例第11条: what needs another agency's approval isn't published without it; what is to be confirmed holds publication up where
 * the office set it so. What was agreed is agreed for its text. Asked by publishing in its own transaction.
 */
export async function coordinationObstacles(
  tx: TxCtx,
  { documentId, revisionId }: { readonly documentId: string; readonly revisionId: string },
): Promise<readonly string[]> {
  const holds = await holdsOf(tx.db, new Map([[documentId, revisionId]]));
  return [...holds.values()].flatMap(({ obstacle }) => (obstacle === '' ? [] : [obstacle]));
}
