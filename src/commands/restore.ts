import { resolve } from 'node:path';
import { inTransaction } from '../platform/context.ts';
import type { Config } from '../platform/config.ts';
import { keyFile } from '../platform/master-keys.ts';
import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { openProgram } from '../program.ts';
import { rebuildSite } from '../modules/publishing/rebuild-site.ts';
import { requiredWord, type CommandInput } from './command.ts';
import { progressLine } from './progress.ts';

/** `gongkai restore FILE` */
export async function runRestore(input: CommandInput): Promise<number> {
  const source = resolve(requiredWord(input, 0, '备份文件的路径，例如 gongkai restore 备份.tar.gz'));
  const program = await openProgram({ mode: 'serve', progress: input.tell, migrate: false });
  const line = progressLine(input.tell);
  try {
    const manifest = await restoreBackup({
      db: program.ctx.db,
      databaseUrl: program.databaseUrl,
      storage: program.ctx.storage,
      sealed: program.ctx.sealed,
      source,
      progress: ({ what, done, total }) => line.show(what, done, total),
    });
    await inTransaction(program.ctx, async (tx) =>
      tx.record({
        type: 'system.restored',
        agencyId: null,
        subject: null,
        after: {
          backupOf: manifest.createdAt,
          tables: manifest.tables.length,
          files: manifest.files.length,
        },
      }),
    );
    const site = await rebuildSite(program.ctx, {
      databaseUrl: program.databaseUrl,
      progress: (done, total) => line.show('重建公开网站', done, total),
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    line.end();
    input.print(
      `恢复完成：${rows} 行，附件 ${manifest.files.length} 个，加密材料 ${manifest.sealed.length} 个，网页 ${site.pages} 个。备份时间 ${manifest.createdAt}。`,
    );
    const missing = await program.ctx.sealed.missingKeys();
    if (missing.length > 0) input.print(missingNotice(missing, program.config));
    return 0;
  } finally {
    await program.close();
  }
}

function missingNotice(missing: readonly string[], config: Config): string {
  const where =
    config.sealKeys.length > 0
      ? '把原来的密钥写进 GONGKAI_SEAL_KEY（用逗号隔开，排在现有的前面）'
      : `把原来的密钥文件的内容加到 ${keyFile(config.dataDir)} 的最前面`;
  return `加密材料和身份证件号码还打不开：缺少编号为 ${missing.join('、')} 的密钥。请${where}，然后重新启动。`;
}
