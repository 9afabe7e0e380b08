import { glob, readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { REPORT_EXTENSIONS } from '../law/annual-report/report-extensions.ts';
import { AppError } from '../platform/errors.ts';
import type { CommandInput } from './command.ts';
import { printable } from './printable.ts';

/** What words name. */
interface Named {
  /** In the order in which they are told, with what each really is: links may lead to the same one. */
  readonly files: Map<string, string>;
  /** Folders that were gone through, by what they really are: links may lead back. */
  readonly folders: Set<string>;
  /** Endings of the files that were left out, with how many. */
  readonly leftOut: Map<string, number>;
}

/**
 * The files that words name: files, folders with everything below, patterns such as `年报/*.docx`; links are followed. In order,
 * each once. A file that is named itself is there whatever it is called; of the others those that may be reports, and it is told how
 * many aren't. Throws where a word names nothing: a slip must not pass for a clean result.
 */
export async function reportFiles(
  input: Pick<CommandInput, 'tell'>,
  words: readonly string[],
): Promise<string[]> {
  const named: Named = { files: new Map(), folders: new Set(), leftOut: new Map() };
  for (const word of words) {
    if (!(await addWord(named, word)))
      throw new AppError({
        code: 'report.no_file',
        message: `没有找到“${word}”，或者其中没有可以读取的文件。${leftOutWords(named)}`,
      });
  }
  const told = leftOutWords(named);
  if (told !== '') input.tell(told);
  return [...named.files.values()];
}

/** Adds what a word names; false where that is nothing. */
async function addWord(named: Named, word: string): Promise<boolean> {
  const known = await stat(word).catch(() => null);
  if (known?.isDirectory() === true) return addFolder(named, word);
  if (known !== null) return addFile(named, word);
  const matches: string[] = [];
  for await (const path of glob(word)) matches.push(path);
  let found = false;
  for (const path of matches.toSorted()) found = (await addFound(named, path)) || found;
  return found;
}

/** Adds what stands in a folder or fits a pattern. */
async function addFound(named: Named, path: string): Promise<boolean> {
  // A link that leads nowhere is one of the files: that it can't be read is told there.
  const known = await stat(path).catch(() => null);
  if (known?.isDirectory() === true) return addFolder(named, path);
  if (mayBeReport(path)) return addFile(named, path);
  const ending = extname(path).toLowerCase();
  named.leftOut.set(ending, (named.leftOut.get(ending) ?? 0) + 1);
  return false;
}

async function addFolder(named: Named, folder: string): Promise<boolean> {
  const real = await realpath(folder);
  if (named.folders.has(real)) return named.files.size > 0;
  named.folders.add(real);
  const names = await readdir(folder).catch(() => null);
  // A folder that can't be opened is told like a file that can't.
  if (names === null) return addFile(named, folder);
  let found = false;
  for (const name of names.toSorted()) found = (await addFound(named, join(folder, name))) || found;
  return found;
}

async function addFile(named: Named, file: string): Promise<true> {
  const real = await realpath(file).catch(() => file);
  if (!named.files.has(real)) named.files.set(real, file);
  return true;
}

/** Hidden files, and those that an office program makes beside one that is open, are none. */
function mayBeReport(path: string): boolean {
  return REPORT_EXTENSIONS.includes(extname(path).toLowerCase()) && !/^(?:~\$|\.)/u.test(basename(path));
}

function leftOutWords({ leftOut }: Named): string {
  const total = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return '';
  const endings = [...leftOut].map(
    ([ending, count]) => `${ending === '' ? '没有扩展名' : printable(ending)} ${count} 个`,
  );
  return `另有 ${total} 个文件没有读取（不是年报的格式，或者是隐藏、临时的文件）：${endings.join('、')}。`;
}
