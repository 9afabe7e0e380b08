import { silentLogger } from '../src/platform/log.ts';
import { openProgram } from '../src/program.ts';
import { rebuildSite } from '../src/modules/publishing/rebuild-site.ts';

/** What a rebuild in a process of its own tells at its end. */
export interface RebuildMeasured {
  readonly pages: number;
  readonly ms: number;
  /** Memory of the process, threads and all, in MB, and which share of the pages was made then. */
  readonly memory: readonly { readonly share: number; readonly megabytes: number }[];
}

// Rebuilds the site of the data folder that GONGKAI_DATA names, beside the program that has its database open: nothing
// else counts in its memory.
const program = await openProgram({ mode: 'command', log: silentLogger });
const memory: { share: number; megabytes: number }[] = [];
let share = 0;
const watch = setInterval(() => {
  memory.push({ share, megabytes: process.memoryUsage.rss() / 1024 / 1024 });
}, 200);
const started = performance.now();
const { pages } = await rebuildSite(program.ctx, {
  databaseUrl: program.databaseUrl,
  progress: (done, total) => {
    share = done / total;
  },
});
const ms = performance.now() - started;
clearInterval(watch);
await program.close();
process.stdout.write(JSON.stringify({ pages, ms, memory } satisfies RebuildMeasured));
