import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { ArticleReading } from '../../files/articles/read-article.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { sniffBytes } from '../../files/sniff.ts';
import { extensionOf } from '../attachments/file-names.ts';
import { shownFileName } from '../attachments/shown-file-name.ts';
import type { ByteBudget } from './byte-budget.ts';
import { contentSchema, metadataSchema } from '../documents/documents.content.ts';
import { fileMeant, type ImportSource } from './import-source.ts';
import type { ItemPlan, ItemProposal } from './import-items.content.ts';
import { type Known, knownOf, mergeKnown } from './known.ts';
import { readDataPage } from './plan-own-export.ts';
import { hasPicture, withoutMark } from './text-marks.ts';

/** What came of reading an item. */
export type ItemReading =
  | { readonly state: 'waiting'; readonly hash: string; readonly proposal: ItemProposal }
  | { readonly state: 'refused'; readonly reason: string };

/** With what an item is read. */
export interface ItemReader {
  readonly source: ImportSource;
  readonly pool: Pick<ReadingPool, 'article'>;
  /** The largest attachment that is taken, in bytes. */
  readonly maxBytes: number;
  /** What is held of files at once, by all items that are read side by side. */
  readonly budget: ByteBudget;
}

type ProposedFile = ItemProposal['files'][number];

/** Reads an item's text, data and files, as far as it can be told before anything is written. */
export async function readItem(plan: ItemPlan, reader: ItemReader): Promise<ItemReading> {
  if (plan.refusal !== null) return { state: 'refused', reason: plan.refusal };
  try {
    const article = await articleOf(plan, reader);
    const data = plan.data === null ? null : await readDataPage(reader.source, plan.data);
    const known = mergeKnown([
      plan.known,
      data?.known ?? {},
      article === null ? {} : knownOfArticle(article),
      { columns: plan.folders },
    ]);
    const { files, notes, bodyHtml } = await filesOf({
      plan,
      article,
      own: data?.files ?? [],
      reader,
      bodyHtml: known.bodyHtml ?? '',
    });
    const proposal = proposalOf({
      isArticle: article?.isArticle ?? true,
      known: { ...known, bodyHtml },
      files,
      notes: [...plan.notes, ...titleNotes(plan, article), ...(article?.notes ?? []), ...notes],
    });
    if ('refusal' in proposal) return { state: 'refused', reason: proposal.refusal };
    return { state: 'waiting', hash: await hashOf(plan, files, reader), proposal };
  } catch (error) {
    if (error instanceof UnreadableFile) return { state: 'refused', reason: error.message };
    throw error;
  }
}

async function articleOf(plan: ItemPlan, reader: ItemReader): Promise<ArticleReading | null> {
  const { body } = plan;
  if (body === null) return null;
  return withBytes(reader, body, async (bytes) => reader.pool.article({ name: body, bytes }));
}

/** Reads a file for as long as it is needed. */
async function withBytes<T>(
  { source, budget }: Pick<ItemReader, 'source' | 'budget'>,
  path: string,
  work: (bytes: Buffer) => T | Promise<T>,
): Promise<T> {
  return budget.hold(source.files.get(path) ?? 0, async () => work(await source.read(path)));
}

function knownOfArticle(article: ArticleReading): Known {
  return knownOf({
    title: article.title,
    summary: article.summary,
    bodyHtml: article.bodyHtml,
    documentNumber: article.documentNumber,
    indexNumber: article.indexNumber,
    writtenOn: article.writtenOn,
    publishedOn: article.publishedOn,
    columns: [...article.columns],
    contentSource: article.contentSource,
    keywords: [...article.keywords],
    url: article.url,
  });
}

function titleNotes(plan: ItemPlan, article: ArticleReading | null): string[] {
  const isGuessed = article?.isTitleGuessed === true && (plan.known.title ?? '') === '';
  return isGuessed ? ['没有认出标题，用了文件名，请核对。'] : [];
}

/** Finds the files of an item and puts their places into the text. */
async function filesOf(input: {
  readonly plan: ItemPlan;
  readonly article: ArticleReading | null;
  readonly own: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  readonly reader: ItemReader;
  readonly bodyHtml: string;
}): Promise<{ readonly files: ProposedFile[]; readonly notes: string[]; readonly bodyHtml: string }> {
  const { plan, article, own, reader } = input;
  const notes: string[] = [];
  let bodyHtml = input.bodyHtml;
  const candidates: ProposedFile[] = [];
  if (plan.body !== null && article?.keepsFile === true)
    candidates.push({ path: plan.body, name: plan.body.split('/').at(-1) ?? plan.body, marks: [] });
  for (const file of own) {
    const isPicture = hasPicture(bodyHtml, file.id);
    candidates.push({ path: file.path, name: file.name, marks: isPicture ? [file.id] : [] });
  }
  for (const { path, name } of plan.attachments) candidates.push({ path, name, marks: [] });
  for (const file of article?.files ?? []) {
    const path = fileMeant(file.href, plan.body ?? '', reader.source);
    if (path === null) {
      notes.push(`“${file.name === '' ? file.href : file.name}”不在导入的文件里，没有导入。`);
      bodyHtml = withoutMark(bodyHtml, file.mark, URL.canParse(file.href) ? file.href : null);
      continue;
    }
    if (file.role === 'attachment') bodyHtml = withoutMark(bodyHtml, file.mark, null);
    candidates.push({
      path,
      name: nameOf(path, file.name),
      marks: file.role === 'picture' ? [file.mark] : [],
    });
  }
  const files: ProposedFile[] = [];
  for (const [index, file] of onePerPath(candidates).entries()) {
    const complaint = await complaintAbout(file, reader);
    if (complaint === null) files.push(file);
    else {
      notes.push(`附件${shownFileName(file.name, index)}没有导入：${complaint}`);
      for (const mark of file.marks) bodyHtml = withoutMark(bodyHtml, mark, null);
    }
  }
  return { files, notes, bodyHtml };
}

/** A link's words name a file better than a number does; its ending stays that of the file. */
function nameOf(path: string, words: string): string {
  const own = path.split('/').at(-1) ?? path;
  const extension = extensionOf(own);
  if (words === '' || words.length > 120) return own;
  return extensionOf(words) === extension ? words : `${words}.${extension}`;
}

/** One file that a text shows and that stands below it, too, is one attachment. */
function onePerPath(files: readonly ProposedFile[]): ProposedFile[] {
  const byPath = new Map<string, ProposedFile>();
  for (const file of files) {
    const before = byPath.get(file.path);
    byPath.set(
      file.path,
      before === undefined ? file : { ...before, marks: [...before.marks, ...file.marks] },
    );
  }
  return [...byPath.values()];
}

async function complaintAbout(file: ProposedFile, reader: ItemReader): Promise<string | null> {
  const { maxBytes } = reader;
  const size = reader.source.files.get(file.path);
  if (size === undefined) return '导入的文件里没有它。';
  if (size > maxBytes) return `超过 ${Math.floor(maxBytes / 1024 / 1024)} MB。`;
  return withBytes(reader, file.path, async (bytes) => {
    const sniffed = await sniffBytes(
      {
        size: bytes.length,
        read: async (buffer, offset, length, position) => ({
          bytesRead: bytes.copy(buffer, offset, position, position + length),
        }),
        stream: () => Readable.from([bytes], { objectMode: false }),
      },
      extensionOf(file.name),
    );
    return sniffed.ok ? null : sniffed.message;
  });
}

function proposalOf(input: {
  readonly isArticle: boolean;
  readonly known: Known;
  readonly files: readonly ProposedFile[];
  readonly notes: readonly string[];
}): ItemProposal | { readonly refusal: string } {
  const { title, summary, bodyHtml, columns, publishedOn, indexNumber, url, ...metadata } = input.known;
  const parsed = metadataSchema.safeParse({ ...metadata, keywords: metadata.keywords?.slice(0, 10) });
  const content = contentSchema.safeParse({ title, summary, bodyHtml, metadata: parsed.data ?? {} });
  const complaints = [...(parsed.error?.issues ?? []), ...(content.error?.issues ?? [])].map(
    ({ message }) => message,
  );
  if (complaints.length > 0 || !content.success)
    return { refusal: `${[...new Set(complaints)].join('；')}。` };
  return {
    content: content.data,
    isArticle: input.isArticle,
    columns: columns ?? [],
    publishedOn: publishedOn ?? null,
    indexNumber: indexNumber ?? '',
    url: url ?? '',
    files: [...input.files],
    notes: [...new Set(input.notes)],
  };
}

/** Of what was read and not of what was made of it: another reader doesn't make it another item. */
async function hashOf(plan: ItemPlan, files: readonly ProposedFile[], reader: ItemReader): Promise<string> {
  const paths = [...new Set([plan.body, plan.data, ...files.map(({ path }) => path)])].filter(
    (path) => path !== null,
  );
  const hashes: string[] = [];
  for (const path of paths)
    hashes.push(await withBytes(reader, path, (bytes) => createHash('sha256').update(bytes).digest('hex')));
  return createHash('sha256')
    .update(canonicalJson({ known: plan.known, names: plan.attachments.map(({ name }) => name), hashes }))
    .digest('hex');
}
