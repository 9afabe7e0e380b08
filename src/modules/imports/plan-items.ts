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
const ARCHIVE = /\.(?:zip|rar|7z|tar|gz)$/iu;
const LIST = /\.(?:xlsx?|et|ods|csv)$/iu;
/** Looked at as lists: an export has one or two, and attachments may be hundreds. */
const MOST_LISTS = 10;
const MOST_ITEMS = 5_000;
const MOST_NAMED = 20;
const NO_HEADINGS =
  '里没有找到清单的表头，没有导入。清单的前几行里要有一行表头，写明“标题”或者“正文文件”，以及“文号”“成文日期”等至少一栏；不是清单的，请另存为 Word 或者 PDF 后再导入';
const IMPORTABLE =
  '可以导入的有：DOCX、DOC、WPS、RTF、ODT、PDF、OFD、TXT 文件和网页，XLSX、CSV 清单，以及装有这些文件的 ZIP 压缩包。';

/**
 * Tells what was handed over and which items are in it: our own package or snapshot by its manifest, a list by the headings of a
 * sheet, else every page and document by itself. Throws `UnreadableFile` where there is nothing to import.
 */
export async function planItems(
  source: ImportSource,
  options: { readonly sourceName: string; readonly pool: Pick<ReadingPool, 'rows'> },
): Promise<ImportPlan> {
  const plan =
    (await planPackage(source)) ?? (await planSnapshot(source)) ?? (await planListOrFiles(source, options));
  if (plan.items.length === 0)
    throw new UnreadableFile(
      [
        '没有找到可以导入的文稿。',
        ...source.problems,
        ...plan.problems,
        ...strangersTold(source),
        IMPORTABLE,
      ].join(''),
    );
  if (plan.items.length > MOST_ITEMS)
    throw new UnreadableFile(
      `一次最多导入 ${MOST_ITEMS} 份文稿，这里有 ${plan.items.length} 份。请分成几次导入。`,
    );
  return { ...plan, problems: [...source.problems, ...plan.problems] };
}

/** The first table that is a list; what is no list is told, else its rows would be lost without a word. */
async function planListOrFiles(
  source: ImportSource,
  { sourceName, pool }: { readonly sourceName: string; readonly pool: Pick<ReadingPool, 'rows'> },
): Promise<ImportPlan> {
  const paths = [...source.files.keys()].filter((path) => LIST.test(path)).toSorted(byDepth);
  const unreadable: string[] = [];
  const without: string[] = [];
  for (const path of paths.slice(0, MOST_LISTS)) {
    try {
      const sheets = await pool.rows({ name: path, bytes: await source.read(path) });
      const plan = planList({ sheets, path, list: source, sourceName });
      if (plan !== null)
        return {
          ...plan,
          problems: [
            ...unreadable,
            ...plan.problems,
            ...(plan.items.length === 0 ? [`清单“${path}”的表头下面没有内容，请逐行填写后再导入。`] : []),
            ...leftOver(source, plan, path),
          ],
        };
      without.push(path);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      unreadable.push(`“${path}”不能作为清单读取：${error.message}`);
    }
  }
  const plan = planFiles(source, sourceName);
  // Tables of an old site are attachments of its pages.
  const noLists = plan.form === 'site' ? [] : told(without, NO_HEADINGS);
  return { ...plan, problems: [...unreadable, ...noLists, ...plan.problems] };
}

/** Files that are neither texts nor tables nor archives. */
function strangersTold(source: ImportSource): string[] {
  const others = [...source.files.keys()].filter(
    (path) => !BODY_FILES.test(path) && !LIST.test(path) && !ARCHIVE.test(path),
  );
  return told(others, '不能作为文稿导入');
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
      paths.filter((path) => ARCHIVE.test(path)),
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
