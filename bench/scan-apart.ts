import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ScanMeasured } from './scan-process.ts';
import type { BenchWorld } from './world.ts';

/** Carries out the look over the site that was begun, in a process of its own beside the program that has the database open. */
export async function scanApart(world: BenchWorld): Promise<ScanMeasured> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, 'scan-process.ts')],
    { env: { ...process.env, GONGKAI_DATA: world.dataDir, GONGKAI_DEMO: 'off', DATABASE_URL: '' } },
  );
  return JSON.parse(stdout) as ScanMeasured;
}
