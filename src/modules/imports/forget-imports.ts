import { inTransaction, type Ctx } from '../../platform/context.ts';
import { oneByOne } from '../../platform/regularly.ts';
import { importsWithFiles, removeHanded } from './handed-files.ts';
import { forgetTexts } from './import-items.repository.ts';
import { idleSince, STUCK_DAYS, UNCONFIRMED_STATES } from './import-terms.ts';
import { recordImport } from './imports.ts';
import { findImport, idleImports, unfinishedOf, updateImport, type ImportRow } from './imports.repository.ts';
import { problemsOf } from './read-import.ts';
import { storableJson } from './storable.ts';

/**
 * Ends imports with which nobody goes on, and forgets what was handed over for all that have ended. What became of each item, and
 * why something wasn't imported, stays. One that can't be ended or forgotten is left until the next time and holds up no other.
 */
export async function forgetImports(ctx: Ctx): Promise<void> {
  await lapseIdle(ctx, UNCONFIRMED_STATES, ctx.config.importDays);
  await lapseIdle(ctx, ['reading', 'importing'], STUCK_DAYS);
  await forgetFiles(ctx);
}

async function lapseIdle(ctx: Ctx, states: readonly ImportRow['state'][], days: number): Promise<void> {
  const before = idleSince(ctx.clock.now(), days);
  await oneByOne(ctx, await idleImports(ctx.db, { states, before }), {
    named: 'import',
    complaint: 'an import with which nobody goes on could not be ended',
    work: async (id) => lapse(ctx, id, { before, days }),
  });
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
  await oneByOne(
    ctx,
    kept.filter((id) => !unfinished.has(id)),
    {
      named: 'import',
      complaint: 'what was handed over for an import could not be forgotten',
      work: async (id) => removeHanded(ctx, id),
    },
  );
}
