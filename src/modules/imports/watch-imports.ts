import { createReadingPool, type ReadingPool } from '../../files/readers/sandbox.ts';
import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { carryOutImport } from './carry-out-import.ts';
import { openSource } from './import-source.ts';
import { filesOf, openImports } from './imports.repository.ts';
import { readImport } from './read-import.ts';

/** Soon enough that whoever has sent a file sees something happen. */
const EVERY_MS = 2_000;

/** What the file of one item may cost; scans of hundreds of pages take their time. */
export const IMPORT_POOL = { workers: 2, timeoutMs: 60_000, memoryMb: 768, maxBytes: 100 * 1024 * 1024 };

/** Reads and carries out imports in the background, from where a process that was killed left them. */
export function watchImports(ctx: Ctx): { stop(): Promise<void> } {
  const pool = createReadingPool(IMPORT_POOL);
  let ending = false;
  const work = regularly(ctx, {
    everyMs: EVERY_MS,
    complaint: 'imports could not be worked on',
    work: async () => workOnImports(ctx, { pool, isEnding: () => ending }),
  });
  return {
    stop: async () => {
      ending = true;
      await work.stop();
      await pool.close();
    },
  };
}

/** Works on all that are open, one after the other; one that fails doesn't hold the others up. */
export async function workOnImports(
  ctx: Ctx,
  {
    pool,
    isEnding,
  }: { readonly pool: Pick<ReadingPool, 'article' | 'rows'>; readonly isEnding: () => boolean },
): Promise<void> {
  for (const { id } of await openImports(ctx.db)) {
    if (isEnding()) return;
    try {
      await workOnImport(ctx, id, { pool, isEnding });
    } catch (error) {
      ctx.log.error('an import could not be worked on', { import: id, error: String(error) });
    }
  }
}

/** Does what there is to do for one import now: reading it, or carrying it out. */
export async function workOnImport(
  ctx: Ctx,
  importId: string,
  {
    pool,
    isEnding,
  }: { readonly pool: Pick<ReadingPool, 'article' | 'rows'>; readonly isEnding: () => boolean },
): Promise<void> {
  const source = await openSource(ctx, await filesOf(ctx.db, importId));
  try {
    await readImport(ctx, importId, { source, pool, isEnding });
    await carryOutImport(ctx, importId, { source, isEnding });
  } finally {
    await source.close();
  }
}
