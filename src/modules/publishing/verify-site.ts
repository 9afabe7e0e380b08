import type { Ctx } from '../../platform/context.ts';
import { comparingSink, type SiteFault } from './page-sink.ts';
import { allTasks, pageMaker, type PageTask } from './page-tasks.ts';
import { siteFolder } from './site-folder.ts';
import { siteWriter } from './site-writer.ts';
import { strayFiles } from './stray-files.ts';

/** Faults named at most; a site that differs everywhere needs a rebuild and not a list. */
const MOST_FAULTS = 1_000;

/** Makes every page anew and holds it against the file that is there. Changes nothing. */
export async function verifySite(
  ctx: Ctx,
  progress?: (done: number, total: number) => void,
): Promise<{ pages: number; faults: SiteFault[] }> {
  const tasks: { task: PageTask; pages: number }[] = [];
  for await (const each of allTasks(ctx)) tasks.push(each);
  const total = tasks.reduce((sum, each) => sum + each.pages, 0);
  const sink = comparingSink(siteWriter(siteFolder(ctx.config), { sync: false, thorough: true }));
  const maker = await pageMaker(ctx);
  let done = 0;
  for (const { task, pages } of tasks) {
    await maker.run(task, sink);
    done += pages;
    progress?.(done, total);
    if (sink.faults.length >= MOST_FAULTS) break;
  }
  const strays = (await strayFiles(ctx)).map((path) => ({
    path: `/${path}`,
    message: '不属于任何已发布内容的文件',
  }));
  return { pages: sink.counts.pages, faults: [...sink.faults, ...strays].slice(0, MOST_FAULTS) };
}
