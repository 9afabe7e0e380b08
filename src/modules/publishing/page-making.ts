import { hash } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { fileOf } from '../../portal/paths.ts';
import { followedSince } from './page-changes.repository.ts';
import type { FileReceipt, Packed, PageReceipt, WrittenPage } from './page-receipts.repository.ts';
import {
  claimPages,
  dropReceipts,
  forgetPacking,
  holdersOf,
  keepReceipts,
  nextStamp,
  receiptsOf,
} from './page-receipts.repository.ts';
import { isPageKind, pageKind } from './page-kinds.ts';
import { bytesOf, eachOnce, type GonePage, type MadePage, type PageId } from './page-kind.ts';
import { PageReader } from './page-reader.ts';
import { pageSource } from './page-source.ts';
import { PACKED_ENDINGS, packable } from './page-packing.ts';
import type { Fact } from './page-facts.ts';
import { siteFolder } from './site-folder.ts';
import { siteWriter, type SiteWriter, type SiteWriterOptions } from './site-writer.ts';

/** What is needed to make pages. */
export interface Workshop {
  readonly db: Db;
  readonly siteUrl: string;
  readonly writer: SiteWriter;
  /** Where a stored file lies. */
  storagePath(sha256: string): string;
  now(): Date;
}

/** What making pages did. */
export interface MakingCounts {
  /** Pages made, whether they differed or not. */
  readonly pages: number;
  /** Pages and attachments whose bytes changed. Packed copies follow later and don't count. */
  readonly written: number;
  readonly removed: number;
}

/** Nothing done yet. */
export const NOTHING_MADE: MakingCounts = { pages: 0, written: 0, removed: 0 };

/** The workshop of a program: its database, its site. `sync`: each file by itself; for many, `settleSite` does it at once. */
export function workshop(
  ctx: Pick<Ctx, 'db' | 'config' | 'storage' | 'clock'>,
  options: SiteWriterOptions,
): Workshop {
  return {
    db: ctx.db,
    siteUrl: ctx.config.siteUrl,
    writer: siteWriter(siteFolder(ctx.config), options),
    storagePath: (sha256) => ctx.storage.pathOf(sha256),
    now: () => ctx.clock.now(),
  };
}

/** Both together. */
export function sumOf(one: MakingCounts, other: MakingCounts): MakingCounts {
  return {
    pages: one.pages + other.pages,
    written: one.written + other.written,
    removed: one.removed + other.removed,
  };
}

/**
 * Makes pages from what the database holds now: writes those whose bytes differ, takes those away that have ceased, keeps
 * receipts of all. `claim` says whose pages are marked before they are touched: every one (`all`), or only those that
 * replace others or come back (`replaced`), which is enough for who makes thousands. Several may make the same page at once: the one that
 * read first finds that it knew less and makes the page again. A page that is named twice is made once.
 */
export async function makePages(
  shop: Workshop,
  ids: readonly PageId[],
  options: { claim: 'all' | 'replaced' },
): Promise<MakingCounts> {
  let counts = NOTHING_MADE;
  let left: readonly PageId[] = eachOnce(ids);
  let claim = options.claim;
  while (left.length > 0) {
    const round = await makeRound(shop, left, claim);
    counts = sumOf(counts, round.counts);
    left = round.late;
    claim = 'all';
  }
  return counts;
}

interface Draft extends WrittenPage {
  /** Null once it has been put in place, as soon as it was made and without a claim. */
  readonly content: Uint8Array | null;
  /** Where its files lie, or null for pages that never have any. */
  readonly folder: string | null;
  /** What stood at its address. */
  readonly before: 'same' | 'other' | 'none';
}

async function makeRound(
  shop: Workshop,
  ids: readonly PageId[],
  claim: 'all' | 'replaced',
): Promise<{ counts: MakingCounts; late: PageId[] }> {
  // Before anything is read: whoever claims later has read later.
  const stamp = await nextStamp(shop.db);
  const receipts = await receiptsOf(shop.db, ids);
  const known = new Map(receipts.map((receipt) => [receipt.path, receipt]));
  const early = { written: 0, removed: 0 };
  const { drafts, gone } = await draftPages(shop, ids, (draft) => {
    if (claim === 'all' || !needsNoClaim(draft, { known, fresh: shop.writer.fresh })) return draft;
    const done = placePage(shop, draft);
    early.written += done.written;
    early.removed += done.removed;
    return { ...draft, content: null };
  });
  const standing = new Set(drafts.map(({ path }) => path));
  const ceased = ceasedOf(shop.writer, {
    receipts: receipts.filter(({ path }) => !standing.has(path)),
    gone,
  });
  const claimed = [...drafts.filter(({ content }) => claim === 'all' || content !== null), ...ceased];
  const granted = await claimPages(shop.db, { stamp, pages: claimed });
  const refused = new Set(claimed.filter(({ path }) => !granted.has(path)).map(({ path }) => path));
  const ours = drafts.filter(({ path }) => !refused.has(path));
  // Before anything is touched: a crash in between leaves copies that are made anew, none that are only believed in.
  await forgetPacking(shop.db, {
    stamp,
    paths: ours.filter((draft) => maybeOfOthers(draft, granted.get(draft.path))).map(({ path }) => path),
  });
  let { removed } = early;
  const taken = ceased.filter(({ path }) => !refused.has(path));
  for (const page of taken) removed += removePage(shop.writer, page);
  const placed = await placePages(
    shop,
    ours.filter(({ content }) => content !== null),
    granted,
  );
  removed += placed.removed;
  await shop.writer.settle();
  const dropped = await dropReceipts(shop.db, { stamp, paths: taken.map(({ path }) => path) });
  const unkept = new Set(await keepReceipts(shop.db, { stamp, pages: ours, at: shop.now() }));
  // Whoever claimed an address meanwhile may have put there what we replaced or took away. It may be another page's by now.
  const contested = [
    ...ours.filter(({ path }) => unkept.has(path)),
    ...taken.filter(({ path }) => !dropped.has(path)),
  ];
  const holders = await holdersOf(
    shop.db,
    contested.map(({ path }) => path),
  );
  // What changed meanwhile found no receipt of ours yet.
  const followed = await followedSince(shop.db, stamp);
  const outdated = ours.filter(({ inputs }) => inputs.some((fact) => followed.has(fact)));
  return {
    counts: { pages: drafts.length, written: early.written + placed.written, removed },
    late: eachOnce([...contested, ...holders, ...outdated]),
  };
}

/**
 * Where nothing is replaced nobody needs to know before: such a page is put in place as soon as it is made. Texts of hundreds that
 * wait for the last of them would all outlive a cleaning of memory. A page that had a receipt and no file is another matter: it may have
 * been taken off since the round began. Claimed, it has a receipt again, by which it is found and taken off should we be killed. And packed
 * copies are taken away under a claim alone: somebody else may be packing these very bytes.
 */
function needsNoClaim(
  draft: Draft,
  { known, fresh }: { known: ReadonlyMap<string, PageReceipt>; fresh: boolean },
): boolean {
  const receipt = known.get(draft.path);
  if (maybeOfOthers(draft, receipt)) return false;
  return draft.before === 'same' || receipt === undefined || fresh;
}

async function draftPages(
  shop: Workshop,
  ids: readonly PageId[],
  use: (draft: Draft) => Draft,
): Promise<{ drafts: Draft[]; gone: Gone[] }> {
  const drafts: Draft[] = [];
  const gone: Gone[] = [];
  await eachMade(shop, ids, ({ id, page, inputs }) => {
    if (page === null) return;
    if (page.content === null) gone.push({ ...id, path: fileOf(page.href), folder: folderOf(page) });
    else drafts.push(use(draftOf(shop.writer, { id, page, inputs })));
  });
  return { drafts, gone };
}

/** Where a page stood and its files lay. */
interface Gone extends PageId {
  readonly path: string;
  readonly folder: string | null;
}

/** What has to go: pages with a receipt, and whatever else lies where nothing may stand. */
function ceasedOf(
  writer: SiteWriter,
  { receipts, gone }: { receipts: readonly PageReceipt[]; gone: readonly Gone[] },
): (Gone & Pick<PageReceipt, 'files'>)[] {
  const known = new Set(receipts.map(({ path }) => path));
  const folders = new Map(gone.map(({ path, folder }) => [path, folder]));
  const unknown = gone.filter(
    ({ path, folder }) =>
      !known.has(path) &&
      ([path, ...PACKED_ENDINGS.map((ending) => path + ending)].some(writer.has) ||
        (folder !== null && writer.namesIn(folder).length > 0)),
  );
  return [
    ...receipts.map((receipt) => ({ ...receipt, folder: folders.get(receipt.path) ?? null })),
    ...unknown.map((page) => ({ ...page, files: null })),
  ];
}

/** A page that was made, or null for one that there isn't. */
interface Made<Page extends MadePage | GonePage = MadePage> {
  readonly id: PageId;
  readonly page: Page | null;
  readonly inputs: ReadonlySet<Fact>;
}

/** Makes pages and writes nothing; null for those that there aren't. */
export async function madeOf(
  shop: Pick<Workshop, 'db' | 'siteUrl'>,
  ids: readonly PageId[],
): Promise<Made[]> {
  return eachMade(shop, ids, ({ id, page, inputs }) => ({
    id,
    page: page === null || page.content === null ? null : page,
    inputs,
  }));
}

/**
 * One page after the other, so that what a page was made of is forgotten before the next; what they read is fetched for all of a
 * kind together.
 */
async function eachMade<T>(
  shop: Pick<Workshop, 'db' | 'siteUrl'>,
  ids: readonly PageId[],
  use: (made: Made<MadePage | GonePage>) => T,
): Promise<T[]> {
  const source = pageSource(shop.db, { siteUrl: shop.siteUrl });
  const used: T[] = [];
  for (const [name, some] of Map.groupBy(ids, ({ kind }) => kind)) {
    const kind = isPageKind(name) ? pageKind(name) : null;
    const makeOne = async (id: PageId): Promise<void> => {
      const read = new PageReader(source);
      const page = kind === null ? null : await kind.make(read, id);
      used.push(use({ id, page, inputs: read.inputs }));
    };
    if (kind?.ahead === undefined) {
      await Promise.all(some.map(makeOne));
      continue;
    }
    try {
      await kind.ahead(source, some);
      for (const id of some) await makeOne(id);
    } finally {
      await Promise.all([source.bodies.end(), source.texts.end()]);
    }
  }
  return used;
}

function draftOf(writer: SiteWriter, made: Made & { readonly page: MadePage }): Draft {
  const { page, id, inputs } = made;
  const path = fileOf(page.href);
  const content = bytesOf(page);
  return {
    ...id,
    path,
    content,
    inputs: [...inputs],
    sha256: hash('sha256', content),
    bytes: content.length,
    files: page.files === null ? null : page.files.wanted.map(fileReceipt),
    folder: folderOf(page),
    packed: packable(path, content.length),
    before: writer.compare(path, content),
  };
}

function folderOf({ files }: Pick<MadePage, 'files'>): string | null {
  return files === null ? null : fileOf(`${files.folder}/x`).slice(0, -2);
}

function fileReceipt(file: { href: string; sha256: string; bytes: number }): FileReceipt {
  return { path: fileOf(file.href), sha256: file.sha256, bytes: file.bytes };
}

async function placePages(
  shop: Workshop,
  drafts: readonly Draft[],
  granted: ReadonlyMap<string, Packed>,
): Promise<{ written: number; removed: number }> {
  const { writer } = shop;
  const changed = drafts.filter(({ before }) => before !== 'same');
  // Many pages wait for the disk only at their end, and need no second name in between.
  const prepared = writer.sync
    ? await writer.prepare(
        changed.flatMap(({ path, content }) => (content === null ? [] : { path, bytes: content })),
      )
    : new Map<string, string>();
  let written = 0;
  let removed = 0;
  try {
    for (const draft of drafts) {
      const { path } = draft;
      const done = placePage(shop, draft, { packed: granted.get(path), prepared: prepared.get(path) });
      written += done.written;
      removed += done.removed;
    }
  } finally {
    writer.discard(prepared);
  }
  return { written, removed };
}

function placePage(
  shop: Workshop,
  draft: Draft,
  { packed, prepared }: { packed?: Packed | undefined; prepared?: string | undefined } = {},
): { written: number; removed: number } {
  const { writer } = shop;
  let written = 0;
  // Files first: a page never leads to one that isn't there yet.
  for (const file of draft.files ?? []) {
    if (writer.copy(file.path, { ...file, path: shop.storagePath(file.sha256) })) written += 1;
  }
  // A packed copy of the page before would be sent in its place.
  if (draft.content !== null && maybeOfOthers(draft, packed)) removePacked(writer, draft.path);
  if (draft.before !== 'same' && draft.content !== null) {
    if (prepared === undefined) writer.put(draft.path, draft.content);
    else writer.move(draft.path, prepared);
    written += 1;
  }
  return { written, removed: clearFolder(writer, draft) };
}

/**
 * Whether packed copies that may lie beside a page can be of other bytes than it has. Copies that are still due count: whoever
 * replaced the page may have been killed before it took them away, and the page itself may be lost since.
 */
function maybeOfOthers({ before, sha256 }: Draft, packed: Packed | undefined): boolean {
  if (before === 'other') return true;
  if (packed === undefined || packed.packing === 'none') return false;
  return before === 'none' || packed.sha256 !== sha256;
}

/**
 * Leaves only the page's own files in their folder; returns how many others there were. Looked at each time: no receipt knows of files
 * that somebody had put there when he was killed.
 */
function clearFolder(writer: SiteWriter, { folder, files }: Pick<Draft, 'folder' | 'files'>): number {
  if (folder === null) return 0;
  const wanted = new Set((files ?? []).map(({ path }) => path));
  const strays = writer.namesIn(folder).map((name) => `${folder}/${name}`);
  return strays.filter((path) => !wanted.has(path) && writer.remove(path)).length;
}

/**
 * Takes a page away, its packed copies, its files as far as its receipt knows them, and whatever else lies in their folder where that is
 * known; returns how many files that were.
 */
export function removePage(
  writer: SiteWriter,
  { path, files, folder = null }: Pick<PageReceipt, 'path' | 'files'> & { readonly folder?: string | null },
): number {
  removePacked(writer, path);
  const removed = [path, ...(files ?? []).map((file) => file.path)].filter(writer.remove).length;
  return removed + clearFolder(writer, { folder, files: null });
}

function removePacked(writer: SiteWriter, path: string): void {
  for (const ending of PACKED_ENDINGS) writer.remove(`${path}${ending}`);
}
