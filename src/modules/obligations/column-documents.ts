import type { Db } from '../../platform/database/connect.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { columnCounts } from '../publishing/publishing.queries.ts';

/** How many documents are public in each column of an agency and in those below it. */
export async function documentsBelow(db: Db, agencyId: string): Promise<Map<string, number>> {
  const own = await columnCounts(db, agencyId);
  const nodes = new Map((await nodesOf(db, agencyId)).map((node) => [node.id, node]));
  const sums = new Map<string, number>();
  for (const [nodeId, { count }] of own)
    for (let at: string | null = nodeId; at !== null; at = nodes.get(at)?.parentId ?? null)
      sums.set(at, (sums.get(at) ?? 0) + count);
  return sums;
}
