import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { siteFolder } from '../src/modules/publishing/site-folder.ts';
import type { RebuildMeasured } from './rebuild-process.ts';
import type { BenchWorld } from './world.ts';

/** From nothing to the whole site, in a process of its own beside the program that has the database open. */
export async function rebuildApart(world: BenchWorld): Promise<RebuildMeasured> {
  // Put aside and not deleted: for a while after it has deleted many files, ext4 makes new ones slowly.
  const site = siteFolder(world.ctx.config);
  await rename(site, `${site}-${Date.now()}`).catch(() => {});
  // Receipts are no pages; but who has them makes a lost site anew, as after a restored backup, and not one from nothing.
  await sql`TRUNCATE site_pages`.execute(world.ctx.db);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, 'rebuild-process.ts')],
    {
      env: { ...process.env, GONGKAI_DATA: world.dataDir, GONGKAI_DEMO: 'off', DATABASE_URL: '' },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout) as RebuildMeasured;
}
