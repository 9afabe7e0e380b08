import { z } from 'zod';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { VALIDITY_LABELS } from '../documents/documents.content.ts';
import { dayInShanghai } from '../../law/dates.ts';
import type { ImportSource } from './import-source.ts';
import { type Known, known, knownOf } from './known.ts';
import { onePerKey } from './one-per-key.ts';
import type { ImportPlan, PlannedItem } from './plan-items.ts';

const MANIFEST = 'manifest.json';
const NOT_AS_MEANT = '数据中的日期等内容不合格式，没有导入。';
const MOST_DATA = 50 * 1024 * 1024;
const DATA_PAGE = /^site\/[a-z0-9-]+\/doc\/\d{4}\/\d+\.json$/u;

const packageManifest = z.object({ format: z.literal('gongkai-package'), version: z.literal(1) });
const packageItems = z.object({
  items: z.array(
    z.object({
      action: z.enum(['put', 'withdraw']),
      title: z.string(),
      summary: z.string(),
      column: z.string(),
      indexNumber: z.string(),
      documentNumber: z.string(),
      publisher: z.string(),
      writtenOn: z.string(),
      publishedAt: z.string(),
      validity: z.string(),
      url: z.string(),
      page: z.string().optional(),
      attachments: z.array(z.object({ id: z.uuid(), name: z.string(), file: z.string() })),
    }),
  ),
});
const snapshotManifest = z.object({ siteUrl: z.string(), year: z.number() });
const dataPage = z.object({
  url: z.string(),
  column: z.object({ names: z.array(z.string()) }).nullable(),
  publishedAt: z.string(),
  validity: z.string(),
  content: z.object({
    indexNumber: z.string(),
    title: z.string(),
    summary: z.string(),
    bodyHtml: z.string(),
    documentNumber: z.string(),
    writtenOn: z.string().nullable(),
    effectiveOn: z.string().nullable(),
    lapsesOn: z.string().nullable(),
    publicityUntil: z.string().nullable(),
    theme: z.string(),
    genre: z.string(),
    facet: z.string(),
    keywords: z.array(z.string()),
    audience: z.string(),
    responsibleUnit: z.string(),
    contentSource: z.string(),
    attachments: z.array(z.object({ id: z.uuid(), name: z.string() })),
    standing: z.object({ publicBefore: z.string().optional() }).optional(),
  }),
  files: z.array(z.object({ id: z.uuid(), path: z.string() })),
});

/** A file of one of our own documents; its identifier is what pictures in the text name. */
export interface OwnFile {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** The items of a package as our own program makes them for other systems; null for anything else. */
export async function planPackage(source: ImportSource): Promise<ImportPlan | null> {
  const manifest = packageManifest.safeParse(await jsonOf(source, MANIFEST));
  if (!manifest.success) return null;
  const list = packageItems.safeParse(await jsonOf(source, 'items.json'));
  if (!list.success) throw new UnreadableFile('报送包里的 items.json 不完整，不能导入。请重新生成报送包。');
  const put = list.data.items.filter(({ action }) => action === 'put');
  const withdrawn = list.data.items.length - put.length;
  const items = put.map((item): PlannedItem => {
    const told = strangersKnown({
      title: item.title,
      summary: item.summary,
      columns: item.column.split(' / ').filter((name) => name !== ''),
      indexNumber: item.indexNumber,
      documentNumber: item.documentNumber,
      contentSource: item.publisher,
      writtenOn: item.writtenOn,
      publishedOn: dayOf(item.publishedAt),
      url: item.url,
      validity: validityOf(item.validity),
    });
    return {
      key: `url:${item.url}`,
      place: item.page ?? item.title,
      plan: {
        body: item.page ?? null,
        data: null,
        known: told ?? { title: item.title },
        attachments: item.attachments.map(({ name, file }) => ({ name, path: file })),
        folders: [],
        notes: [],
        refusal: told === null ? NOT_AS_MEANT : null,
        sameAs: null,
      },
    };
  });
  const problems = withdrawn > 0 ? [`报送包里有 ${withdrawn} 条撤下记录，没有处理。请在文稿中撤下。`] : [];
  return { form: 'package', items: onePerKey(items), problems };
}

/** The items of a snapshot of our own site; null for anything else. */
export async function planSnapshot(source: ImportSource): Promise<ImportPlan | null> {
  const manifest = snapshotManifest.safeParse(await jsonOf(source, MANIFEST));
  const pages = [...source.files.keys()].filter((path) => DATA_PAGE.test(path)).toSorted();
  if (!manifest.success || pages.length === 0) return null;
  const root = manifest.data.siteUrl;
  return {
    form: 'package',
    items: pages.map((path) => ({
      key: `url:${root}${path.slice('site'.length).replace(/\.json$/u, '.html')}`,
      place: path,
      plan: {
        body: null,
        data: path,
        known: {},
        attachments: [],
        folders: [],
        notes: [],
        refusal: null,
        sameAs: null,
      },
    })),
    problems: [],
  };
}

/** What a data page of our own site says; throws `UnreadableFile`. */
export async function readDataPage(
  source: ImportSource,
  path: string,
): Promise<{ readonly known: Known; readonly files: readonly OwnFile[] }> {
  const page = dataPage.safeParse(await jsonOf(source, path));
  if (!page.success) throw new UnreadableFile('网站存档里的数据文件不完整，没有读取。');
  const { content, files, column, url, publishedAt } = page.data;
  const { attachments, standing, ...values } = content;
  const told = strangersKnown({
    ...values,
    url,
    columns: column?.names ?? [],
    publishedOn: standing?.publicBefore ?? dayOf(publishedAt),
    validity: validityOf(page.data.validity),
  });
  if (told === null) throw new UnreadableFile(NOT_AS_MEANT);
  return {
    known: told,
    files: attachments.flatMap(({ id, name }) => {
      const file = files.find((one) => one.id === id);
      return file === undefined ? [] : [{ id, name, path: `site${decoded(file.path)}` }];
    }),
  };
}

/** Null where a value isn't what its name promises, a day for example. */
function strangersKnown(values: Readonly<Record<string, unknown>>): Known | null {
  const said = Object.entries(values).filter(([, value]) => value !== null && value !== '');
  const parsed = known.safeParse(Object.fromEntries(said));
  return parsed.success ? knownOf(parsed.data) : null;
}

/** A word that is no day stays, and is found wanting with the rest. */
function dayOf(moment: string): string {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? moment : dayInShanghai(at);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function validityOf(label: string): string | null {
  return Object.entries(VALIDITY_LABELS).find(([, name]) => name === label)?.[0] ?? null;
}

async function jsonOf(source: ImportSource, path: string): Promise<unknown> {
  const size = source.files.get(path);
  if (size === undefined || size > MOST_DATA) return null;
  try {
    return JSON.parse((await source.read(path)).toString('utf8'));
  } catch {
    return null;
  }
}
