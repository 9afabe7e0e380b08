import { silentLogger } from '../src/platform/log.ts';
import { openProgram } from '../src/program.ts';
import { rebuildSite } from '../src/modules/publishing/rebuild-site.ts';

/** What a rebuild in a process of its own tells at its end. */
export interface RebuildMeasured {
  readonly pages: number;
  readonly ms: number;
  /** When the last page for people was there; what is for programs is made after them. */
  readonly msToPages: number;
  /** Memory of the process, threads and all, in MB, and which share of the pages was made then. */
  readonly memory: readonly { readonly share: number; readonly megabytes: number }[];
}

// Rebuilds the site of the data folder that GONGKAI_DATA names, beside the program that has its database open: nothing
// else counts in its memory.
const program = await openProgram({ mode: 'command', log: silentLogger });
const memory: { share: number; megabytes: number }[] = [];
const marks: { done: number; ms: number }[] = [];
let share = 0;
const watch = setInterval(() => {
  memory.push({ share, megabytes: process.memoryUsage.rss() / 1024 / 1024 });
}, 200);
const started = performance.now();
const { pages } = await rebuildSite(program.ctx, {
  databaseUrl: program.databaseUrl,
  progress: (done, total) => {
    share = done / total;
    marks.push({ done, ms: performance.now() - started });
  },
});
const ms = performance.now() - started;
clearInterval(watch);
const { count } = await program.ctx.db
  .selectFrom('site_pages')
  .select((eb) => eb.fn.countAll<number>().as('count'))
  .where('path', 'like', '%.html')
  .executeTakeFirstOrThrow();
const msToPages = marks.find(({ done }) => done >= Number(count))?.ms ?? ms;
await program.close();
process.stdout.write(JSON.stringify({ pages, ms, msToPages, memory } satisfies RebuildMeasured));
