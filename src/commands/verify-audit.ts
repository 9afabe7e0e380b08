import { verifyAudit } from '../platform/audit/verify-audit.ts';
import { openProgram } from '../program.ts';
import type { CommandInput } from './command.ts';
import { progressLine } from './progress.ts';

/** `gongkai verify audit` */
export async function runVerifyAudit({ print, tell }: CommandInput): Promise<number> {
  const program = await openProgram({ mode: 'command', leavesFiles: true, progress: tell });
  try {
    const line = progressLine(tell);
    const result = await verifyAudit(program.ctx.db, (done) => line.show('核对审计记录', done, done));
    line.end();
    for (const fault of result.faults) print(fault.message);
    print(
      result.faults.length === 0
        ? `审计记录完好：共 ${result.rows} 条，末条校验值 ${result.headHash}`
        : `审计记录有 ${result.faults.length} 处问题，共核对 ${result.rows} 条。请立即报告安全管理员并保全数据目录。`,
    );
    return result.faults.length === 0 ? 0 : 1;
  } finally {
    await program.close();
  }
}
