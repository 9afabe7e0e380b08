import { readFile, writeFile } from 'node:fs/promises';
import { dayInShanghai } from '../law/dates.ts';
import { AppError } from '../platform/errors.ts';
import { keptHeadShape, type KeptHead } from '../modules/public-log/log-files.ts';
import { isAddress, logSource } from '../modules/public-log/log-source.ts';
import { verifyLog, type LogVerdict } from '../modules/public-log/verify-log.ts';
import { type CommandInput, requiredWord } from './command.ts';
import { progressLine } from './progress.ts';

/** `gongkai verify log 网址或文件夹 [--pages] [--files] [--head 文件] [--accept-key 编号]`: exit code 1 for what contradicts the log, 2 for what couldn't be told. */
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
  const files = options['files'] === true;
  const pages = files || options['pages'] === true;
  const line = progressLine(tell);
  const verdict = await verifyLog(logSource(place), {
    ...(kept !== null && { kept }),
    // What is read at its address is the site of today; a folder may be a copy from any day.
    ...(isAddress(place) && { on: dayInShanghai(new Date()) }),
    pages,
    files,
    progress: (what, done, total) => line.show(what, done, total),
  }).catch((error: unknown) => {
    throw new AppError({
      code: 'verify.unreachable',
      message: `读不到 ${place}：${error instanceof Error ? error.message : String(error)}`,
      cause: error,
    });
  });
  line.end();
  for (const finding of [...verdict.faults, ...verdict.doubts]) print(finding);
  print(conclusion(verdict));
  print(scope(place, { pages, files }));
  if (verdict.partly > 0)
    print(
      `其中 ${verdict.partly} 个网址的末条是日志开始登记有效性、应急发布标记、撤下说明以前记的：这些只核对了网页与数据是否一致。以后有更新、效力变化或者撤下的，自那一条起登记。`,
    );
  if (verdict.head !== null) print(`末条校验值 ${verdict.head.hash}`);
  if (headFile !== null && verdict.head !== null && verdict.faults.length === 0) {
    await writeFile(headFile, `${JSON.stringify(verdict.head)}\n`);
    tell(`已将末条记入 ${headFile}，下次核对时用它来发现日志是否被改写。`);
  }
  if (verdict.faults.length > 0) return 1;
  return verdict.doubts.length > 0 ? 2 : 0;
}

function conclusion({ faults, doubts, ...counts }: LogVerdict): string {
  const looked = `日志 ${counts.entries} 条，每日签名 ${counts.signedDays} 个，文稿 ${counts.pages} 篇，附件 ${counts.files} 个`;
  if (faults.length > 0)
    return `公开日志有 ${faults.length} 处问题${doubts.length > 0 ? `，另有 ${doubts.length} 处不能确定` : ''}：${looked}。`;
  return doubts.length > 0
    ? `没有发现与公开日志矛盾的内容，但有 ${doubts.length} 处不能确定，须人工核对：${looked}。`
    : `公开日志完好，没有发现不留记录的改动：${looked}。`;
}

/** What was asked and what no log can tell, so that nobody takes the conclusion for more than it says. */
function scope(place: string, { pages, files }: { pages: boolean; files: boolean }): string {
  if (!pages)
    return '这次只核对了日志本身和每日签名，没有核对网页；加 --pages 核对网页和数据，加 --files 并核对附件。';
  const unlogged = isAddress(place) ? '网站地图列出的文稿是否都有记录' : '文稿文件夹里有没有日志以外的文件';
  return `这次核对的是：日志和每日签名；每篇公开文稿的数据与日志的校验值是否相符，网页与数据是否逐字逐链接一致；有效性、应急发布标记、发布和更新时间、撤下说明是否是日志登记的；已撤下、移除的网址上有没有文稿；${unlogged}${files ? '；附件与校验值是否一致' : '（附件没有核对，加 --files 核对）'}。日志不记、因此没有核对的：栏目名称，文稿之间的解读、改废关系，以及首页、栏目页、样式和脚本${isAddress(place) ? '；由服务器直接转走（301）的网址，只核对转到的是不是日志中的文稿' : ''}。`;
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
