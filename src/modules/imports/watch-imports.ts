import { createReadingPool, type ReadingPool } from '../../files/readers/sandbox.ts';
import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { carryOutBatch } from './carry-out-import.ts';
import { forgetImports } from './forget-imports.ts';
import { handedFiles, removeHanded } from './handed-files.ts';
import { openSource } from './import-source.ts';
import { filesOf, findImport, openImports } from './imports.repository.ts';
import { type ImportReading, readBatch } from './read-import.ts';

/** Soon enough that whoever has sent a file sees something happen. */
const EVERY_MS = 2_000;
const FORGET_EVERY_MS = 3_600_000;

/** What the file of one item may cost; scans of hundreds of pages take their time. */
export const IMPORT_POOL = { workers: 2, timeoutMs: 60_000, memoryMb: 768, maxBytes: 100 * 1024 * 1024 };

/** With what imports are worked on. */
export interface ImportTools {
  readonly pool: Pick<ReadingPool, 'article' | 'rows'>;
  /** Asked between items. */
  readonly isEnding: () => boolean;
}

/**
 * Reads and carries out imports in the background, from where a process that was killed left them, and forgets what was handed over
 * for those that have ended.
 */
export function watchImports(ctx: Ctx): { stop(): Promise<void> } {
  const pool = createReadingPool(IMPORT_POOL);
  const work = regularly(ctx, {
    everyMs: EVERY_MS,
    complaint: 'imports could not be worked on',
    work: async (_ctx, ending) => workOnImports(ctx, { pool, isEnding: () => ending.aborted }),
  });
  const forgetting = regularly(ctx, {
    everyMs: FORGET_EVERY_MS,
    complaint: 'imports that have ended could not be forgotten',
    work: forgetImports,
  });
  return {
    stop: async () => {
      await Promise.all([work.stop(), forgetting.stop()]);
      await pool.close();
    },
  };
}

/**
 * Works on all that are open, a few items of each in turn, so that a large import doesn't hold up a small one; also those that begin
 * meanwhile. One that fails is left until the next time.
 */
export async function workOnImports(ctx: Ctx, tools: ImportTools): Promise<void> {
  const opened = new Map<string, ImportReading>();
  const left = new Set<string>();
  try {
    for (;;) {
      const turn = (await openImports(ctx.db)).filter(({ id }) => !left.has(id));
      if (turn.length === 0) return;
      for (const { id } of turn) {
        if (tools.isEnding()) return;
        try {
          const reading = opened.get(id) ?? (await openImport(ctx, id, tools));
          opened.set(id, reading);
          if (!(await workOnBatch(ctx, id, reading))) left.add(id);
        } catch (error) {
          left.add(id);
          ctx.log.error('an import could not be worked on', { import: id, error: String(error) });
        }
      }
    }
  } finally {
    for (const { source } of opened.values()) await source.close();
  }
}

/** Does what there is to do for one import now: reading it, or carrying it out. */
export async function workOnImport(ctx: Ctx, importId: string, tools: ImportTools): Promise<void> {
  const reading = await openImport(ctx, importId, tools);
  try {
    while (await workOnBatch(ctx, importId, reading));
  } finally {
    await reading.source.close();
  }
}

async function openImport(ctx: Ctx, importId: string, tools: ImportTools): Promise<ImportReading> {
  const source = await openSource(handedFiles(ctx, importId), await filesOf(ctx.db, importId));
  return { ...tools, source, claimsSettled: false };
}

/** False when nothing is left to do for it now. */
async function workOnBatch(ctx: Ctx, importId: string, reading: ImportReading): Promise<boolean> {
  if (await readBatch(ctx, importId, reading)) return true;
  if (await carryOutBatch(ctx, importId, reading)) return true;
  const row = await findImport(ctx.db, importId);
  if (row !== null && row.finished_at !== null) await removeHanded(ctx, importId);
  return false;
}
