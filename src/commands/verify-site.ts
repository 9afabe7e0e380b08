import { verifySite } from '../modules/publishing/verify-site.ts';
import { openProgram } from '../program.ts';
import type { CommandInput } from './command.ts';
import { progressLine } from './progress.ts';

/** `gongkai verify site [--quick]` */
export async function runVerifySite({ print, tell, options }: CommandInput): Promise<number> {
  const program = await openProgram({ mode: 'command', leavesFiles: true, progress: tell });
  try {
    const line = progressLine(tell);
    const result = await verifySite(program.ctx, {
      quick: options.quick === true,
      progress: (done, total) => line.show('核对网页', done, total),
    });
    line.end();
    for (const fault of result.faults) print(`${fault.path}：${fault.message}`);
    print(
      result.faults.length === 0
        ? `公开网站与数据库一致：共 ${result.pages} 个网页。`
        : `公开网站有 ${result.faults.length} 处与数据库不一致，共核对 ${result.pages} 个网页。可用 gongkai site rebuild 重建。`,
    );
    return result.faults.length === 0 ? 0 : 1;
  } finally {
    await program.close();
  }
}
