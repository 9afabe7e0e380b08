import { hrefOfFile, RESERVED_SLUGS, SITEMAP_INDEX } from '../../portal/paths.ts';
import { leavesPublic } from './log-entry.ts';
import { MOST_FINDINGS, quoted, type Suspicion } from './log-findings.ts';
import type { LogSource } from './log-source.ts';
import type { LoggedAddress } from './read-log.ts';

/** What of a site is looked through for documents that the log doesn't name. */
export interface UnloggedLook {
  readonly source: LogSource;
  readonly addresses: ReadonlyMap<string, LoggedAddress>;
  /** To which what is found is added. */
  readonly found: Suspicion[];
  readonly progress: (done: number) => void;
}

/** Looks for documents that the log doesn't name: in the folders of documents, or, where folders can't be read, in the site's sitemaps. */
export async function findUnlogged(look: UnloggedLook): Promise<void> {
  const top = look.source.list('/');
  if (top === null) return findInSitemaps(look);
  let seen = 0;
  for await (const { name: agency, isFolder } of top) {
    if (!isFolder || agency.startsWith('.') || RESERVED_SLUGS.has(agency)) continue;
    for await (const file of filesBelow(look.source, `${agency}/doc/`)) {
      checkFile(look, file);
      seen += 1;
      if (seen % 1_000 === 0) look.progress(seen);
      if (look.found.length >= MOST_FINDINGS) return;
    }
  }
}

async function* filesBelow(source: LogSource, folder: string): AsyncGenerator<string> {
  const folders: string[] = [];
  for await (const { name, isFolder } of source.list(hrefOfFile(folder)) ?? [])
    if (isFolder) folders.push(`${folder}${name}/`);
    else yield `${folder}${name}`;
  for (const below of folders) yield* filesBelow(source, below);
}

/** A document's page or data, or a packed copy of one. */
const DOCUMENT_FILE = /^(.+)\.(html|json)(\.gz|\.br)?$/;

function checkFile({ addresses, found }: UnloggedLook, file: string): void {
  const [, stem = '', kind = '', copy] = DOCUMENT_FILE.exec(file) ?? [];
  const path = `/${stem}.html`;
  const logged = addresses.get(path);
  if (logged === undefined) found.push(fault(path, `网站上有日志没有记录的文件${shown(file)}。`));
  // The page and the data themselves are looked at with the entry.
  else if (copy !== undefined && !leavesPublic(logged.action))
    if (kind === 'json' || logged.action === 'vanished')
      found.push(fault(path, `${path} 在日志中已撤下或者移除，网站上却还有它的压缩副本${shown(file)}。`));
}

function shown(file: string): string {
  return quoted(`/${file}`);
}

const LOCATION = /<loc>\s*([^<\s]+)\s*<\/loc>/g;
const A_DOCUMENT = /^\/[^/]+\/doc\//;

async function findInSitemaps(look: UnloggedLook): Promise<void> {
  const { source, addresses, found } = look;
  const index = await source.get(SITEMAP_INDEX);
  if (index === null) {
    found.push(doubt(`没有读到网站地图（${SITEMAP_INDEX}），日志以外有没有文稿没有核对。`));
    return;
  }
  let seen = 0;
  for (const sitemap of locationsIn(index)) {
    const bytes = await source.get(sitemap);
    if (bytes === null) found.push(doubt(`没有读到网站地图${quoted(sitemap)}，它列出的文稿没有核对。`));
    for (const path of bytes === null ? [] : locationsIn(bytes)) {
      if (!A_DOCUMENT.test(path)) continue;
      seen += 1;
      const logged = addresses.get(path);
      if (logged === undefined) found.push(fault(path, `网站地图列出了日志没有记录的文稿${quoted(path)}。`));
      else if (!leavesPublic(logged.action))
        found.push(fault(path, `${path} 在日志中已撤下或者移除，网站地图却还列出它。`));
    }
    look.progress(seen);
    if (found.length >= MOST_FINDINGS) return;
  }
}

/** Addresses from the root. */
function* locationsIn(bytes: Uint8Array): Generator<string> {
  for (const [, address = ''] of new TextDecoder().decode(bytes).matchAll(LOCATION)) {
    const plain = address.replaceAll('&amp;', '&');
    if (URL.canParse(plain)) yield new URL(plain).pathname;
  }
}

function fault(path: string, text: string): Suspicion {
  return { path, isListed: true, faults: [text], doubts: [] };
}

function doubt(text: string): Suspicion {
  return { path: null, isListed: true, faults: [], doubts: [text] };
}
