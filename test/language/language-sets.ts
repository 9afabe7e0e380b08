import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A sentence as it stands and as it should be; the same where nothing is wrong. */
export interface Pair {
  readonly wrong: string;
  readonly right: string;
  /** The kind of slip, where one was planted. */
  readonly kind?: string;
}

const FOLDER = path.join(import.meta.dirname, '../../../shared/data/language/dev');

/** Whether the development sets lie beside the checkout. */
export function hasLanguageSets(): boolean {
  return existsSync(FOLDER);
}

/** Pairs of a development set: `ecspell-odw`, `ecspell-law` or `injected`. */
export function readPairs(name: string): Pair[] {
  const [head = '', ...rows] = readFileSync(path.join(FOLDER, `${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
    const pair = { wrong: cell('wrong'), right: cell('right') };
    return columns.includes('kind') ? { ...pair, kind: cell('kind') } : pair;
  });
}
