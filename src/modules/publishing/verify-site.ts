import { hash } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { fileOf } from '../../portal/paths.ts';
import { bytesOf, type MadePage, type PageId } from './page-kind.ts';
import { allPages } from './page-kinds.ts';
import { madeOf } from './page-making.ts';
import { PACKED_ENDINGS } from './page-packing.ts';
import {
  countReceipts,
  markVerified,
  receiptsAfter,
  type FileReceipt,
  type StandingPage,
} from './page-receipts.repository.ts';
import { siteFolder } from './site-folder.ts';
import { pagesIn } from './site-jobs.ts';
import { siteWriter, type SiteWriter } from './site-writer.ts';
import { strayFiles } from './stray-files.ts';

/** A difference between what should be public and what is. */
export interface SiteFault {
  readonly path: string;
  readonly message: string;
}

/** What verification looked at and found. */
export interface SiteVerification {
  readonly pages: number;
  readonly faults: SiteFault[];
}

/** Faults named at most; a site that differs everywhere needs a rebuild and not a list. */
const MOST_FAULTS = 1_000;
const AT_ONCE = 200;

/**
 * Holds the files against the database, and changes nothing but the receipts' marks. Thoroughly: makes every page anew and
 * compares its bytes, so that a fault of a receipt is found too. `quick`: compares every file with the hash in its receipt,
 * which finds what was changed on the disk.
 */
export async function verifySite(
  ctx: Ctx,
  options: { quick?: boolean; progress?: (done: number, total: number) => void } = {},
): Promise<SiteVerification> {
  const writer = siteWriter(siteFolder(ctx.config), { sync: false, thorough: true });
  const look: Look = { ctx, writer, faults: [], standing: new Set() };
  const pages = options.quick === true ? 0 : await compareAll(look, options.progress);
  const known = await compareReceipts(look, options.quick === true ? options.progress : undefined);
  const strays = (await strayFiles(ctx)).map((path) => ({
    path: `/${path}`,
    message: '不属于任何已发布内容的文件',
  }));
  return {
    pages: options.quick === true ? known : pages,
    faults: [...look.faults, ...strays].slice(0, MOST_FAULTS),
  };
}

interface Look {
  readonly ctx: Ctx;
  readonly writer: SiteWriter;
  readonly faults: SiteFault[];
  /** Paths at which the database wants a page; filled by a thorough look. */
  readonly standing: Set<string>;
}

async function compareAll(look: Look, progress?: (done: number, total: number) => void): Promise<number> {
  const ids = pagesIn(await allPages(look.ctx.db));
  let pages = 0;
  for (let start = 0; start < ids.length && look.faults.length < MOST_FAULTS; start += AT_ONCE) {
    pages += await compareSome(look, ids.slice(start, start + AT_ONCE));
    progress?.(Math.min(ids.length, start + AT_ONCE), ids.length);
  }
  return pages;
}

async function compareSome(look: Look, ids: readonly PageId[]): Promise<number> {
  const { ctx, writer, faults, standing } = look;
  const right: { path: string; sha256: string }[] = [];
  let pages = 0;
  for (const { page } of await madeOf({ db: ctx.db, siteUrl: ctx.config.siteUrl }, ids)) {
    if (page === null) continue;
    pages += 1;
    const path = fileOf(page.href);
    standing.add(path);
    const content = bytesOf(page);
    const found = writer.compare(path, content);
    if (found === 'same') right.push({ path, sha256: hash('sha256', content) });
    else if (found === 'none') faults.push({ path: page.href, message: '网页缺失' });
    else faults.push({ path: page.href, message: '网页内容与数据库不一致' });
    compareFiles(look, page);
  }
  await markVerified(ctx.db, { pages: right, at: ctx.clock.now() });
  return pages;
}

function compareFiles({ writer, faults }: Look, { files }: MadePage): void {
  if (files === null) return;
  const folder = fileOf(`${files.folder}/x`).slice(0, -2);
  const known = new Set(files.wanted.map(({ href }) => fileOf(href)));
  for (const name of writer.namesIn(folder)) {
    if (!known.has(`${folder}/${name}`))
      faults.push({ path: `/${folder}/${name}`, message: '附件不应再公开' });
  }
  for (const { href, sha256 } of files.wanted) {
    const message = faultOfFile(writer, { path: fileOf(href), sha256 });
    if (message !== null) faults.push({ path: href, message });
  }
}

function faultOfFile(writer: SiteWriter, file: Pick<FileReceipt, 'path' | 'sha256'>): string | null {
  const found = writer.hashOf(file.path);
  if (found === null) return '附件缺失';
  return found === file.sha256 ? null : '附件内容与登记的校验值不符';
}

async function compareReceipts(
  look: Look,
  progress?: (done: number, total: number) => void,
): Promise<number> {
  const total = progress === undefined ? 0 : await countReceipts(look.ctx.db);
  let seen = 0;
  for (let after = ''; look.faults.length < MOST_FAULTS;) {
    const receipts = await receiptsAfter(look.ctx.db, after, AT_ONCE);
    const last = receipts.at(-1);
    if (last === undefined) break;
    after = last.path;
    seen += receipts.length;
    const quick = look.standing.size === 0;
    const right = receipts.filter((receipt) => compareReceipt(look, receipt, quick));
    if (quick)
      await markVerified(look.ctx.db, {
        pages: right.flatMap(({ path, sha256 }) => (sha256 === null ? [] : [{ path, sha256 }])),
        at: look.ctx.clock.now(),
      });
    progress?.(seen, total);
  }
  return seen;
}

/** Whether what lies there is what the receipt says; what is wrong is added to the faults. */
function compareReceipt({ writer, faults, standing }: Look, receipt: StandingPage, quick: boolean): boolean {
  const path = `/${receipt.path}`;
  const before = faults.length;
  if (!quick && !standing.has(receipt.path)) {
    if (writer.hashOf(receipt.path) !== null) faults.push({ path, message: '网页不应再公开' });
    return false;
  }
  const bytes = quick || receipt.packing !== 'none' ? writer.read(receipt.path) : null;
  if (quick) {
    if (bytes === null) faults.push({ path, message: '网页缺失' });
    else if (receipt.state === 'queued') faults.push({ path, message: '网页尚未生成完毕' });
    else if (hash('sha256', bytes) !== receipt.sha256)
      faults.push({ path, message: '网页内容与登记的校验值不符' });
    for (const file of receipt.files ?? []) {
      const message = faultOfFile(writer, file);
      if (message !== null) faults.push({ path: `/${file.path}`, message });
    }
  }
  if (receipt.packing !== 'none')
    for (const ending of PACKED_ENDINGS) {
      const copy = writer.read(`${receipt.path}${ending}`);
      // Those still due needn't be there, nor those of a page that is missing; where they are, servers send them.
      if (copy === null && (bytes === null || receipt.packing === 'due')) continue;
      if (bytes === null || !unpacks(copy, ending, bytes))
        faults.push({ path: `${path}${ending}`, message: '压缩副本与网页不一致' });
    }
  return faults.length === before;
}

function unpacks(copy: Buffer | null, ending: (typeof PACKED_ENDINGS)[number], bytes: Buffer): boolean {
  if (copy === null) return false;
  try {
    return (ending === '.gz' ? gunzipSync(copy) : brotliDecompressSync(copy)).equals(bytes);
  } catch {
    return false;
  }
}
