import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { masterKeys } from '../../../platform/master-keys.ts';
import { agencyHomePage } from '../../../portal/agency-home-page.ts';
import { documentPage } from '../../../portal/document-page.ts';
import { agencyDataJson } from '../../../portal/open-data/agency-data.ts';
import { documentDataJson, json } from '../../../portal/open-data/document-data.ts';
import type { PublicContent, Standing } from '../../../portal/open-data/open-data-model.ts';
import type { ItemLink } from '../../../portal/page-model.ts';
import {
  agencyDataHref,
  agencyHref,
  documentDataHref,
  fileOf,
  LOG_DAYS,
  logPartHref,
} from '../../../portal/paths.ts';
import { redirectPage } from '../../../portal/redirect-page.ts';
import { sitemapIndexXml, sitemapXml } from '../../../portal/sitemap.ts';
import { AGENCY, SITE, trailTo } from '../../../portal/test/sample-site.ts';
import { withdrawnPage } from '../../../portal/withdrawn-page.ts';
import { commitmentOf, entryHash, LOG_START, type LogAction, type LogEntry } from '../log-entry.ts';
import { LOG_PART_SIZE } from '../log-parts.ts';
import { signDay } from '../log-signature.ts';
import type { LogSource } from '../log-source.ts';
import { itemOfData, pageOfData, readDocument } from '../document-of-data.ts';
import { publicContentHash } from '../public-content.ts';
import { remainsOfNotice, remainsOfRedirect } from '../remains.ts';
import { verifyLog, type LogQuestions } from '../verify-log.ts';

/** A site with its log, in memory: pages as the program makes them. */
export interface LoggedSite {
  readonly entries: LogEntry[];
  readonly files: Map<string, Uint8Array | string>;
  /** Its entries are as they were before they committed to more than texts. */
  asBefore?: boolean;
}

export const KEYS = masterKeys(['11'.repeat(32)]);
const FILE = new TextEncoder().encode('附件的内容');

function contentOf(number: number, standing?: Standing): PublicContent {
  return {
    indexNumber: `INDEX/${number}`,
    kind: 'normative',
    title: `关于第${number}件事的公告`,
    summary: `补贴第${number}件事，每户300元。`,
    bodyHtml: `<p>第${number}件事的正文。</p><p>另起一段，见<a href="https://www.example.com/">别处</a>。</p>`,
    documentNumber: `某府发〔2026〕${number}号`,
    writtenOn: '2025-12-31',
    effectiveOn: null,
    lapsesOn: null,
    publicityUntil: null,
    theme: '',
    genre: '',
    facet: '',
    keywords: [],
    audience: '面向社会',
    responsibleUnit: '',
    contentSource: '',
    attachments: [
      {
        id: `file-${number}`,
        name: 'a&b#1.txt',
        bytes: FILE.length,
        sha256: createHash('sha256').update(FILE).digest('hex'),
      },
    ],
    standing,
  };
}

/** Address of a document's page. */
export function pathOf(number: number): string {
  return `/shiqiao/doc/2026/${number}.html`;
}

/** Address of its file, as it is asked for: a name with signs that mean something in an address. */
export function addressOf(number: number): string {
  return `/files/shiqiao/2026/${number}/a%26b%231.txt`;
}

function momentOf(seq: number): string {
  return new Date(Date.UTC(2026, 0, 1) + seq * 60_000).toISOString();
}

/** Adds an entry to the chain. */
export function chain(
  entries: LogEntry[],
  action: LogAction,
  path: string,
  commitment: string | null,
): LogEntry {
  const seq = entries.length + 1;
  const unhashed = {
    seq,
    at: momentOf(seq),
    action,
    path,
    commitment,
    previous: entries.at(-1)?.hash ?? LOG_START,
  };
  const entry = { ...unhashed, hash: entryHash(unhashed) };
  entries.push(entry);
  return entry;
}

const TRAIL = trailTo('statutory.art20-1.normative');

/** Other documents to which the page of one leads, by number. */
interface Leads {
  readonly interprets?: readonly number[];
  readonly changes?: readonly number[];
  readonly changedBy?: number;
}

/** Publishes a document; `leads` says to which others its page links. */
export function publishOn(site: LoggedSite, number: number, leads: Leads = {}): void {
  const at = momentOf(site.entries.length + 1);
  const standing: Standing = {
    validity: '有效',
    lapsesFrom: null,
    pendingApproval: false,
    publishedAt: at,
    changedAt: at,
  };
  site.files.set(addressOf(number), FILE);
  enter(site, number, { action: 'published', standing, leads });
}

/** Enters something beside the text of a document. */
export function markOn(site: LoggedSite, number: number, marks: Partial<Standing>, leads: Leads = {}): void {
  const { publishedAt, changedAt, content, validity, pendingApproval } = dataAt(site, number);
  const before = content.standing ?? { lapsesFrom: null, publishedAt, changedAt, validity, pendingApproval };
  enter(site, number, { action: 'changed', standing: { ...before, ...marks }, leads });
}

function enter(
  site: LoggedSite,
  number: number,
  { action, standing, leads }: { action: LogAction; standing: Standing; leads: Leads },
): void {
  const { entries, files, asBefore = false } = site;
  const path = pathOf(number);
  const content = contentOf(number, asBefore ? undefined : standing);
  const salt = `salt-${number}`;
  const entry = chain(entries, action, path, commitmentOf(salt, publicContentHash(content)));
  const { validity, pendingApproval, publishedAt, changedAt } = standing;
  const data = documentDataJson(SITE, {
    path,
    agency: AGENCY,
    trail: TRAIL,
    publishedAt: new Date(publishedAt),
    changedAt: new Date(changedAt),
    validity,
    pendingApproval,
    content,
    files: [{ id: `file-${number}`, path: addressOf(number) }],
    log: { seq: entry.seq, salt },
  });
  files.set(documentDataHref(path), data);
  writePage({ files }, number, leads);
}

/** Changes the data of a document behind the log's back, and its page alike. */
export function forge({ files }: LoggedSite, number: number, change: (data: string) => string): void {
  const path = documentDataHref(pathOf(number));
  const before = String(files.get(path));
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  files.set(path, after);
  writePage({ files }, number, {});
}

function dataAt({ files }: Pick<LoggedSite, 'files'>, number: number) {
  const data = readDocument(String(files.get(documentDataHref(pathOf(number)))));
  if (data === null) throw new Error(`no document ${number}`);
  return data;
}

function itemAt(site: Pick<LoggedSite, 'files'>, number: number): ItemLink {
  return itemOfData(pathOf(number), dataAt(site, number));
}

function writePage(site: Pick<LoggedSite, 'files'>, number: number, leads: Leads): void {
  const itemsAt = (numbers: readonly number[] = []): ItemLink[] =>
    numbers.map((other) => itemAt(site, other));
  const page = pageOfData(pathOf(number), dataAt(site, number), {
    publisher: AGENCY.name,
    trail: TRAIL,
    interprets: itemsAt(leads.interprets),
    interpretations: [],
    changes: itemsAt(leads.changes),
    changedBy: leads.changedBy === undefined ? null : itemAt(site, leads.changedBy),
  });
  site.files.set(pathOf(number), documentPage(SITE, AGENCY, page).join(''));
}

/** Withdraws it; what stays says so, or leads to the document with the number `to`. */
export function withdrawFrom(site: LoggedSite, number: number, to?: number): void {
  const { entries, files, asBefore = false } = site;
  const path = pathOf(number);
  const said = {
    title: contentOf(number).title,
    indexNumber: contentOf(number).indexNumber,
    publishedOn: '2026-01-01',
    withdrawnOn: '2026-01-01',
    notice: '内容有误，正在核实。',
    forGood: false,
  };
  const salt = `salt-of-notice-${number}`;
  const remains = to === undefined ? remainsOfNotice(said) : remainsOfRedirect(pathOf(to));
  const commitment = asBefore ? null : commitmentOf(salt, publicContentHash(remains));
  const { seq } = chain(entries, 'withdrawn', path, commitment);
  const opening = asBefore ? null : { seq, salt };
  files.delete(documentDataHref(path));
  files.delete(addressOf(number));
  files.set(
    path,
    to === undefined
      ? withdrawnPage(SITE, AGENCY, { href: path, trail: TRAIL, ...said, opening })
      : redirectPage(SITE, pathOf(to), opening),
  );
}

/** Takes every trace of it away. */
export function vanishFrom({ entries, files }: LoggedSite, number: number): void {
  chain(entries, 'vanished', pathOf(number), null);
  for (const path of [pathOf(number), documentDataHref(pathOf(number)), addressOf(number)])
    files.delete(path);
}

/** A site of `count` documents, of which the last is withdrawn, signed at the end. */
export function siteOf(count: number, { asBefore = false }: { asBefore?: boolean } = {}): LoggedSite {
  const site: LoggedSite = { entries: [], files: new Map(), asBefore };
  const none = { column: null, items: [] };
  site.files.set(agencyDataHref(AGENCY.slug), agencyDataJson(SITE, AGENCY));
  site.files.set(
    agencyHref(AGENCY.slug),
    agencyHomePage(SITE, AGENCY, {
      banner: { text: '明日停水', href: '', level: 'notice' },
      news: none,
      notices: none,
      policies: none,
      keyAreas: none,
      annualReports: none,
    }),
  );
  for (let number = 1; number <= count; number += 1) publishOn(site, number);
  withdrawFrom(site, count);
  sign(site, KEYS);
  return site;
}

/** Signs the end of the chain. */
export function sign({ entries, files }: LoggedSite, keys: typeof KEYS): void {
  const last = entries.at(-1);
  const days =
    last === undefined ? [] : [signDay(keys, { day: '2026-01-01', seq: last.seq, hash: last.hash })];
  files.set(LOG_DAYS, json({ days }));
}

/** Writes what the log and the sitemaps say now. */
export function finish({ entries, files }: LoggedSite): void {
  const parts = Math.ceil(entries.length / LOG_PART_SIZE);
  for (let part = 1; part <= parts; part += 1)
    files.set(
      logPartHref(part),
      json({ entries: entries.slice((part - 1) * LOG_PART_SIZE, part * LOG_PART_SIZE) }),
    );
  const standing = [...files.keys()].filter((path) => files.has(documentDataHref(path)) && isPage(path));
  files.set('/sitemap.xml', sitemapIndexXml(SITE, ['/shiqiao/sitemap-1.xml']));
  files.set(
    '/shiqiao/sitemap-1.xml',
    sitemapXml(
      SITE,
      standing.map((href) => ({ href, changedOn: '2026-01-01' })),
    ),
  );
}

function isPage(path: string): boolean {
  return /\/doc\/.*\.html$/.test(path);
}

/** The site as a source; `asFolder`: what lies in its folders can be seen. */
export function sourceOf({ files }: LoggedSite, { asFolder }: { asFolder: boolean }): LogSource {
  const get = async (path: string): Promise<Buffer | null> => {
    const found = files.get(path);
    return found === undefined ? null : Buffer.from(found);
  };
  return {
    get,
    look: async (path) => {
      const bytes = await get(path);
      return bytes === null ? null : { text: bytes.toString(), at: path, gone: false, otherCopy: false };
    },
    list: (folder) => (asFolder ? namesIn(files, fileOf(`${folder}x`).slice(0, -1)) : null),
  };
}

async function* namesIn(files: LoggedSite['files'], folder: string) {
  const below = [...files.keys()].map(fileOf).filter((path) => path.startsWith(folder));
  for (const name of new Set(below.map((path) => path.slice(folder.length).split('/')[0] ?? '')))
    yield { name, isFolder: !below.includes(`${folder}${name}`) };
}

/** What a verification of the site says. */
export async function verdictOf(
  site: LoggedSite,
  questions: Partial<LogQuestions> & { asFolder?: boolean } = {},
) {
  const { asFolder = true, ...asked } = questions;
  return verifyLog(sourceOf(site, { asFolder }), { pages: true, files: true, ...asked });
}

/** The site in a folder of its own. */
export async function writtenTo({ files }: LoggedSite): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-log-'));
  for (const [path, bytes] of files) {
    const file = join(folder, fileOf(path));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return folder;
}
