import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createBackup } from '../platform/backup/create-backup.ts';
import type { Ctx } from '../platform/context.ts';
import { AppError } from '../platform/errors.ts';
import { keyFile } from '../platform/master-keys.ts';
import { openProgram } from '../program.ts';
import { requiredWord, type CommandInput } from './command.ts';
import { progressLine } from './progress.ts';

/** `gongkai backup FILE` */
export async function runBackup(input: CommandInput): Promise<number> {
  const target = resolve(requiredWord(input, 0, '备份文件的路径，例如 gongkai backup 备份.tar.gz'));
  if (await exists(target)) {
    throw new AppError({
      code: 'backup.exists',
      message: `文件 ${target} 已存在。为免覆盖，请换一个文件名。`,
    });
  }
  const program = await openProgram({ mode: 'command', leavesFiles: true, progress: input.tell });
  const line = progressLine(input.tell);
  try {
    const manifest = await createBackup({
      db: program.ctx.db,
      databaseUrl: program.databaseUrl,
      storage: program.ctx.storage,
      sealed: program.ctx.sealed,
      target,
      at: program.ctx.clock.now(),
      progress: ({ what, done, total }) => line.show(what, done, total),
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const { size } = await stat(target);
    line.end();
    input.print(
      `备份完成：${target}，${(size / 1024 / 1024).toFixed(1)} MB，${manifest.tables.length} 张表 ${rows} 行，附件 ${manifest.files.length} 个，加密材料 ${manifest.sealed.length} 个。`,
    );
    input.print(keyNotice(program.ctx));
    return 0;
  } finally {
    await program.close();
  }
}

/** A backup alone opens nothing that is sealed: whoever finds it must not read identity cards. */
function keyNotice({ config }: Ctx): string {
  const where = config.sealKeys.length > 0 ? '环境变量 GONGKAI_SEAL_KEY 中' : `${keyFile(config.dataDir)} 中`;
  return `备份里不含密钥。加密保存的材料离开密钥就打不开，请把 ${where}的密钥另存一份，与备份分开保管。`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
