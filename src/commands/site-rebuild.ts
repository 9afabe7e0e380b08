import { rebuildSite } from '../modules/publishing/rebuild-site.ts';
import { openProgram } from '../program.ts';
import type { CommandInput } from './command.ts';
import { progressLine } from './progress.ts';

/** `gongkai site rebuild` */
export async function runSiteRebuild({ print, tell }: CommandInput): Promise<number> {
  const program = await openProgram({ mode: 'command', progress: tell });
  try {
    const line = progressLine(tell);
    const result = await rebuildSite(program.ctx, {
      databaseUrl: program.databaseUrl,
      progress: (done, total) => line.show('重建网页', done, total),
    });
    line.end();
    print(
      `重建完成：共 ${result.pages} 个网页，改写 ${result.written} 个，清除多余文件 ${result.removed} 个。`,
    );
    return 0;
  } finally {
    await program.close();
  }
}
