import { inTransaction, type Ctx } from '../../platform/context.ts';
import { importsWithFiles, removeHanded } from './handed-files.ts';
import { forgetTexts } from './import-items.repository.ts';
import { idleSince, STUCK_DAYS, UNCONFIRMED_STATES } from './import-terms.ts';
import { recordImport } from './imports.ts';
import { findImport, idleImports, unfinishedOf, updateImport } from './imports.repository.ts';
import { problemsOf } from './read-import.ts';
import { storableJson } from './storable.ts';

/**
 * Ends imports with which nobody goes on, and forgets what was handed over for all that have ended. What became of each item, and
 * why something wasn't imported, stays.
 */
export async function forgetImports(ctx: Ctx): Promise<void> {
  const at = ctx.clock.now();
  const unconfirmedDays = ctx.config.importDays;
  const unconfirmed = idleSince(at, unconfirmedDays);
  for (const id of await idleImports(ctx.db, { states: UNCONFIRMED_STATES, before: unconfirmed }))
    await lapse(ctx, id, { before: unconfirmed, days: unconfirmedDays });
  const stuck = idleSince(at, STUCK_DAYS);
  for (const id of await idleImports(ctx.db, { states: ['reading', 'importing'], before: stuck }))
    await lapse(ctx, id, { before: stuck, days: STUCK_DAYS });
  await forgetFiles(ctx);
}

async function lapse(ctx: Ctx, importId: string, idle: { before: Date; days: number }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await findImport(tx.db, importId, { lock: true });
    if (row === null || row.finished_at !== null || row.touched_at >= idle.before) return;
    const at = tx.clock.now();
    await forgetTexts(tx.db, importId);
    const told = `超过 ${idle.days} 天没有进展，已自动结束，上传的文件和读出的内容已经清除。`;
    await updateImport(tx.db, importId, {
      state: 'cancelled',
      finished_at: at,
      touched_at: at,
      problems: storableJson([...problemsOf(row), told]),
    });
    recordImport(tx, 'import.lapsed', row, { idleDays: idle.days });
  });
}

/** What a killed process, or a database that was brought back from a backup, left behind goes, too. */
async function forgetFiles(ctx: Ctx): Promise<void> {
  const kept = await importsWithFiles(ctx);
  const unfinished = await unfinishedOf(ctx.db, kept);
  for (const id of kept) if (!unfinished.has(id)) await removeHanded(ctx, id);
}
