import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../platform/errors.ts';
import { siteSnapshot } from '../modules/publishing/site-snapshot.ts';
import { openProgram } from '../program.ts';
import { requiredWord, yearOption, type CommandInput } from './command.ts';

/** `gongkai site snapshot FILE --year 年份 [--agency 网址标识] [--site 网站标识]` */
export async function runSiteSnapshot(input: CommandInput): Promise<number> {
  const target = requiredWord(input, 0, '存档文件的路径，例如 gongkai site snapshot 2024.zip --year 2024');
  const year = yearOption(input);
  const { agency, site } = input.options;
  if ((await stat(target).catch(() => null)) !== null)
    throw new AppError({
      code: 'snapshot.exists',
      message: `文件 ${target} 已存在。为免覆盖，请换一个文件名。`,
    });
  const program = await openProgram({ mode: 'command', leavesFiles: true, progress: input.tell });
  // Whole or not at all: half an archive must not be taken for one.
  const unfinished = `${target}.tmp`;
  try {
    const { files, archive } = await siteSnapshot(program.ctx, {
      year,
      agency: typeof agency === 'string' ? agency : null,
      site: typeof site === 'string' ? site : null,
    });
    await pipeline(Readable.from(archive), createWriteStream(unfinished));
    await rename(unfinished, target);
    const { size } = await stat(target);
    input.print(
      `存档完成：${target}，${(size / 1024 / 1024).toFixed(1)} MB，${files} 个文件；每个文件的校验值在 manifest.json 中。`,
    );
    return 0;
  } finally {
    await rm(unfinished, { force: true });
    await program.close();
  }
}
