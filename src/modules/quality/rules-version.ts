import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCES = path.join(import.meta.dirname, '../..');
/** What decides about a finding: the rules, the law they ask, and how words are taken out of pages. */
const DECIDING = ['text', 'law', 'files/checking'];
const MODEL = path.join(SOURCES, '../data/language');

let known: string | undefined;

/**
 * Changes when anything does that decides about a finding: sha256 in hex over everything that decides what is found in a text: the program's own sources and lists, the model of the language,
 * and the version of Unicode that patterns are read by. Reads some 25 MB at the first call.
 */
export function rulesVersion(): string {
  known ??= hashOfSources();
  return known;
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(process.versions.unicode ?? '');
  const files = [
    ...DECIDING.flatMap((folder) => filesBelow(path.join(SOURCES, folder), /(?<!\.test)\.(?:ts|jsonl?)$/u)),
    ...filesBelow(MODEL, /\.bin$/u),
  ];
  for (const file of files)
    hash
      .update(`\0${path.relative(SOURCES, file)}\0`)
      .update(createHash('sha256').update(readFileSync(file)).digest());
  return hash.digest('hex');
}

function filesBelow(folder: string, wanted: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
