import { continueScan } from '../src/modules/quality/scan-site.ts';
import { silentLogger } from '../src/platform/log.ts';
import { openProgram } from '../src/program.ts';

/** What a look over a site in a process of its own tells at its end. */
export interface ScanMeasured {
  readonly isWhole: boolean;
  readonly ms: number;
  /** Memory of the process, threads and all, in MB: before the look, and at its highest. */
  readonly megabytesBefore: number;
  readonly megabytes: number;
}

// Carries out the look that was begun in the data folder that GONGKAI_DATA names, beside the program that has its database
// open: nothing else counts in its memory.
const program = await openProgram({ mode: 'command', log: silentLogger });
const megabytesBefore = process.memoryUsage.rss() / 1_048_576;
const started = performance.now();
const isWhole = await continueScan(program.ctx);
const ms = performance.now() - started;
await program.close();
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ isWhole, ms, megabytesBefore, megabytes } satisfies ScanMeasured));
