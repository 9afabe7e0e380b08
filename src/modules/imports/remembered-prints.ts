import type { Db } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import { textPrints, type TextPrint } from '../documents/documents.queries.ts';

/** Some hundred bytes each. */
const MOST = 20_000;
const REMEMBERED = new Map<string, TextPrint>();

/**
 * Prints of the texts of revisions. A revision never changes, so that each text is digested once while the program runs: the to-do asks
 * every minute.
 */
export async function printsOf(db: Db, revisionIds: readonly string[]): Promise<Map<string, TextPrint>> {
  const unknown = [...new Set(revisionIds)].filter((id) => !REMEMBERED.has(id));
  if (REMEMBERED.size + unknown.length > MOST) REMEMBERED.clear();
  for (const some of inBatches(unknown))
    for (const [id, print] of await textPrints(db, some)) REMEMBERED.set(id, print);
  return new Map(
    revisionIds.flatMap((id) => {
      const print = REMEMBERED.get(id);
      return print === undefined ? [] : [[id, print]];
    }),
  );
}
