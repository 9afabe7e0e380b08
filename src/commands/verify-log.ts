import { readFile, writeFile } from 'node:fs/promises';
import { AppError } from '../platform/errors.ts';
import { keptHeadShape, type KeptHead } from '../modules/public-log/log-files.ts';
import { logSource } from '../modules/public-log/log-source.ts';
import { verifyLog } from '../modules/public-log/verify-log.ts';
import { type CommandInput, requiredWord } from './command.ts';
import { progressLine } from './progress.ts';

/** `gongkai verify log 网址或文件夹 [--pages] [--files] [--head 文件] [--accept-key 编号]` */
export async function runVerifyLog(input: CommandInput): Promise<number> {
  const { options, print, tell } = input;
  const place = requiredWord(input, 0, '网站的网址，或者它的文件夹');
  const headFile = typeof options['head'] === 'string' ? options['head'] : null;
  const known = headFile === null ? null : await readKept(headFile);
  const accepted = options['accept-key'];
  const kept =
    known !== null && typeof accepted === 'string'
      ? { ...known, keyIds: [...known.keyIds, accepted] }
      : known;
  const line = progressLine(tell);
  const verdict = await verifyLog(logSource(place), {
    ...(kept !== null && { kept }),
    pages: options['pages'] === true || options['files'] === true,
    files: options['files'] === true,
    progress: (what, done, total) => line.show(what, done, total),
  }).catch((error: unknown) => {
    throw new AppError({
      code: 'verify.unreachable',
      message: `读不到 ${place}：${error instanceof Error ? error.message : String(error)}`,
      cause: error,
    });
  });
  line.end();
  for (const fault of verdict.faults) print(fault);
  const looked = `日志 ${verdict.entries} 条，每日签名 ${verdict.signedDays} 个，文稿 ${verdict.pages} 篇，附件 ${verdict.files} 个`;
  print(
    verdict.faults.length === 0
      ? `公开日志完好，没有发现不留记录的改动：${looked}。`
      : `公开日志有 ${verdict.faults.length} 处问题：${looked}。`,
  );
  if (verdict.head !== null) print(`末条校验值 ${verdict.head.hash}`);
  if (headFile !== null && verdict.head !== null && verdict.faults.length === 0) {
    await writeFile(headFile, `${JSON.stringify(verdict.head)}\n`);
    tell(`已将末条记入 ${headFile}，下次核对时用它来发现日志是否被改写。`);
  }
  return verdict.faults.length === 0 ? 0 : 1;
}

/** Null when there is none yet: the first look makes it. */
async function readKept(path: string): Promise<KeptHead | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return keptHeadShape.parse(JSON.parse(text));
  } catch {
    throw new AppError({
      code: 'verify.bad_head',
      message: `${path} 不是上次核对留下的文件。请换一个文件名，或者用原来的文件。`,
    });
  }
}
