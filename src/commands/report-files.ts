import { glob, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AppError } from '../platform/errors.ts';

/** Extensions that are looked for in a folder. A file that is named itself is read whatever it is called. */
const KNOWN: ReadonlySet<string> = new Set([
  '.html',
  '.htm',
  '.mht',
  '.docx',
  '.doc',
  '.rtf',
  '.wps',
  '.pdf',
  '.xlsx',
  '.xls',
  '.ods',
  '.et',
  '.csv',
  '.ofd',
  '.txt',
  '.json',
]);

/**
 * The files that words name: files, folders with everything below, patterns such as `年报/*.docx`. In order, each once. Throws
 * where one names nothing: a slip must not pass for a clean result.
 */
export async function reportFiles(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const word of words) {
    const named = await filesOf(word);
    if (named.length === 0)
      throw new AppError({
        code: 'report.no_file',
        message: `没有找到“${word}”，或者其中没有可以读取的文件。`,
      });
    found.push(...named);
  }
  return [...new Set(found)];
}

async function filesOf(word: string): Promise<string[]> {
  const known = await stat(word).catch(() => null);
  if (known?.isFile() === true) return [word];
  if (known?.isDirectory() === true) {
    const entries = await readdir(word, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && isKnown(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  }
  const matches: string[] = [];
  for await (const path of glob(word)) if (isKnown(path)) matches.push(path);
  return matches.toSorted();
}

function isKnown(name: string): boolean {
  return KNOWN.has(extname(name).toLowerCase()) && !/(?:^|[/\\])(?:~\$|\.)/u.test(name);
}
