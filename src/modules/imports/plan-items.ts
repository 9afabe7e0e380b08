import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import type { ImportSource } from './import-source.ts';
import type { ItemPlan } from './import-items.content.ts';
import { planList } from './plan-list.ts';
import { planPackage, planSnapshot } from './plan-own-export.ts';

/** An item before its files are read. */
export interface PlannedItem {
  /** The same in every import of the same thing; without the source where it is true everywhere. */
  readonly key: string;
  /** Where it stands, for people. */
  readonly place: string;
  readonly plan: ItemPlan;
}

/** What a collection of files is. */
export interface ImportPlan {
  readonly form: 'files' | 'list' | 'site' | 'package';
  readonly items: readonly PlannedItem[];
  /** Chinese: what isn't imported, and what a person should know. */
  readonly problems: readonly string[];
}

/** What may be the text of an item. */
export const BODY_FILES = /\.(?:html?|xhtml|shtml|docx?|wps|rtf|odt|pdf|ofd|txt)$/iu;
const PAGE = /\.(?:html?|xhtml|shtml)$/iu;
const LIST = /\.(?:xlsx?|et|ods|csv)$/iu;
/** Looked at as lists: an export has one or two, and attachments may be hundreds. */
const MOST_LISTS = 10;
const MOST_ITEMS = 5_000;
const MOST_NAMED = 20;

/**
 * Tells what was handed over and which items are in it: our own package or snapshot by its manifest, a list by the headings of a
 * sheet, else every page and document by itself. Throws `UnreadableFile` where there is nothing to import.
 */
export async function planItems(
  source: ImportSource,
  options: { readonly sourceName: string; readonly pool: Pick<ReadingPool, 'rows'> },
): Promise<ImportPlan> {
  const plan =
    (await planPackage(source)) ??
    (await planSnapshot(source)) ??
    (await planFirstList(source, options)) ??
    planFiles(source, options.sourceName);
  if (plan.items.length === 0)
    throw new UnreadableFile(['没有找到可以导入的文稿。', ...source.problems, ...plan.problems].join(''));
  if (plan.items.length > MOST_ITEMS)
    throw new UnreadableFile(
      `一次最多导入 ${MOST_ITEMS} 份文稿，这里有 ${plan.items.length} 份。请分成几次导入。`,
    );
  return { ...plan, problems: [...source.problems, ...plan.problems] };
}

async function planFirstList(
  source: ImportSource,
  { sourceName, pool }: { readonly sourceName: string; readonly pool: Pick<ReadingPool, 'rows'> },
): Promise<ImportPlan | null> {
  const paths = [...source.files.keys()].filter((path) => LIST.test(path)).toSorted(byDepth);
  for (const path of paths.slice(0, MOST_LISTS)) {
    try {
      const sheets = await pool.rows({ name: path, bytes: await source.read(path) });
      const plan = planList({ sheets, path, list: source, sourceName });
      if (plan !== null) return { ...plan, problems: [...plan.problems, ...leftOver(source, plan, path)] };
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
    }
  }
  return null;
}

/** Files that no row names are told: a slip in a name would lose them else. */
function leftOver(source: ImportSource, plan: ImportPlan, list: string): string[] {
  const named = new Set([
    list,
    ...plan.items.flatMap(({ plan: { body, attachments } }) => [
      body ?? '',
      ...attachments.map(({ path }) => path),
    ]),
  ]);
  return told(
    [...source.files.keys()].filter((path) => !named.has(path) && BODY_FILES.test(path)),
    '清单里没有写到',
  );
}

function planFiles(source: ImportSource, sourceName: string): ImportPlan {
  const paths = [...source.files.keys()];
  const bodies = paths.filter((path) => BODY_FILES.test(path)).toSorted(pagesFirst);
  const isSite = bodies.filter((path) => PAGE.test(path)).length * 2 > bodies.length;
  return {
    form: isSite ? 'site' : 'files',
    items: bodies.map((path) => ({
      key: `path:${sourceName}:${path}`,
      place: path,
      plan: {
        body: path,
        data: null,
        known: {},
        attachments: [],
        folders: path
          .split('/')
          .slice(0, -1)
          .filter((name) => /\p{Script=Han}/u.test(name)),
        notes: [],
        refusal: null,
        sameAs: null,
      },
    })),
    problems: told(
      paths.filter((path) => /\.(?:zip|rar|7z|tar|gz)$/iu.test(path)),
      '是压缩包里的压缩包，没有解开',
    ),
  };
}

function told(paths: readonly string[], what: string): string[] {
  if (paths.length === 0) return [];
  const names = paths.slice(0, MOST_NAMED).map((path) => `“${path}”`);
  return [`${names.join('、')}${paths.length > MOST_NAMED ? `等 ${paths.length} 个文件` : ''}${what}。`];
}

/** Pages come first: what they refer to is theirs and no item of its own. */
function pagesFirst(a: string, b: string): number {
  return Number(PAGE.test(b)) - Number(PAGE.test(a)) || (a < b ? -1 : 1);
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}
