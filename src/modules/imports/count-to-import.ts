import type { Ctx } from '../../platform/context.ts';
import { earlierImports } from './earlier-imports.ts';
import { importOutcome } from './import-outcome.ts';
import { namesOfWaiting } from './import-items.repository.ts';
import type { ImportRow } from './imports.repository.ts';

const AT_ONCE = 1_000;

/** Of how many items a document would be made or changed if the import were confirmed now; 0 where it can't be confirmed. */
export async function countToImport(ctx: Pick<Ctx, 'db'>, row: ImportRow): Promise<number> {
  if (row.state !== 'ready') return 0;
  let count = 0;
  for (let after = 0; ;) {
    const items = await namesOfWaiting(ctx.db, { importId: row.id, after, limit: AT_ONCE });
    const earlier = await earlierImports(ctx, row.agency_id, items);
    for (const { position, hash } of items) {
      const known = earlier.get(position);
      const twin = known?.twin !== undefined;
      const { does } = importOutcome({ hash: hash ?? '', earlier: known?.record ?? null, twin });
      if (does === 'create' || does === 'revise') count += 1;
    }
    const last = items.at(-1);
    if (items.length < AT_ONCE || last === undefined) return count;
    after = last.position;
  }
}
