import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { documentPage } from '../../portal/document-page.ts';
import { PAGE_FORM } from '../../portal/layout.ts';
import type { ItemLink } from '../../portal/page-model.ts';
import { agencyHref, documentDataHref, documentFilesHref, fileOf } from '../../portal/paths.ts';
import { agencyAround, siteOfPage, trailOf, type AgencyAround } from './agency-around.ts';
import { compareRedirect, compareWithdrawn, leadsTo } from './compare-left-page.ts';
import { comparePage, formOf, type PageDifference } from './compare-page.ts';
import { compareStanding, type DayOfLook } from './compare-standing.ts';
import {
  faultsAgainstLog,
  faultsBesideContent,
  faultsOfFiles,
  itemOfData,
  opens,
  ownFiles,
  pageOfData,
  readDocument,
} from './document-of-data.ts';
import { leavesPublic, LOG_ACTION_LABELS } from './log-entry.ts';
import type { ReadDocument } from './log-files.ts';
import { quoted, type LogFindings } from './log-findings.ts';
import type { LogSource, SeenPage } from './log-source.ts';
import type { LoggedAddress } from './read-log.ts';

/** What a look at one address needs to know of the site. */
export interface AddressLook {
  readonly source: LogSource;
  readonly addresses: ReadonlyMap<string, LoggedAddress>;
  /** Read once for all pages of an agency. */
  readonly agencies: Map<string, Promise<AgencyAround | null>>;
  readonly files: boolean;
  readonly day: DayOfLook;
}

/** What a look at one address found. */
interface Found extends LogFindings {
  files: number;
  /** Whether the last entry commits to what stands beside a text, or stays of it; null where there is nothing, or none can tell. */
  isWhole: boolean | null;
}

const DOCUMENT = /^\/([a-z0-9][a-z0-9-]*)\/doc\/\d{1,9}\/\d{1,15}\.html$/;

/**
 * Holds what stands at an address against its last entry in the log. What differs is looked at once more, all of it anew: a site
 * that is being made while one looks isn't forged.
 */
export async function checkAddress(look: AddressLook, path: string): Promise<Found> {
  const first = await checkOnce(look, path);
  if (first.faults.length + first.doubts.length === 0) return first;
  return checkOnce({ ...look, agencies: new Map() }, path);
}

async function checkOnce(look: AddressLook, path: string): Promise<Found> {
  const found: Found = { faults: [], doubts: [], files: 0, isWhole: null };
  const logged = look.addresses.get(path);
  const slug = DOCUMENT.exec(path)?.[1];
  if (logged === undefined || slug === undefined) {
    found.faults.push(`日志中的 ${path} 不是文稿的网址，不能核对。`);
    return found;
  }
  const dataPath = documentDataHref(path);
  const [data, page] = await Promise.all([look.source.look(dataPath), look.source.look(path)]);
  const both: readonly [string, SeenPage | null][] = [
    [dataPath, data],
    [path, page],
  ];
  for (const [address, seen] of both)
    if (seen?.otherCopy === true)
      found.faults.push(`${address} 的压缩副本（.gz 或者 .br）与它本身不同，读者看到的可能是副本。`);
  const visit: Visit = { look, path, slug, logged, found };
  if (!leavesPublic(logged.action)) await checkLeft(visit, { data, page });
  else await checkPublic(visit, { data, page });
  return found;
}

interface Visit {
  readonly look: AddressLook;
  readonly path: string;
  readonly slug: string;
  readonly logged: LoggedAddress;
  readonly found: Found;
}

interface Seen {
  readonly data: SeenPage | null;
  readonly page: SeenPage | null;
}

async function checkPublic(visit: Visit, { data: seenData, page }: Seen): Promise<void> {
  const { path, logged, look, found } = visit;
  if (seenData === null || seenData.gone) {
    found.faults.push(`${path} 在日志中是公开的（第 ${logged.seq} 条），网站上却没有它的数据。`);
    return;
  }
  const data = readDocument(seenData.text);
  if (data === null || data.log === null) {
    found.faults.push(`${path} 的数据格式不正确，不能核对。`);
    return;
  }
  found.faults.push(...faultsAgainstLog(path, data, logged), ...faultsOfFiles(path, data));
  const { faults, doubts } = compareStanding(path, data, { logged, day: look.day });
  found.faults.push(...faults);
  found.doubts.push(...doubts);
  if (opens(data, logged)) found.isWhole = data.content.standing !== undefined;
  if (page === null || page.gone) found.faults.push(`${path} 的网页不见了。`);
  else if (page.at !== path) found.faults.push(`${path} 打开以后转到了${quoted(page.at)}。`);
  else await checkDocumentPage(visit, { data, text: page.text });
  if (look.files) await checkFiles(visit, data);
}

async function checkDocumentPage(
  { look, path, slug, found }: Visit,
  { data, text }: { data: ReadDocument; text: string },
): Promise<void> {
  const around = await aroundOf(look, slug);
  if (around === null) {
    found.faults.push(
      `${path} 的网页没有核对：读不到本机关首页 ${agencyHref(slug)} 和它的 agency.json，或者它们的格式不正确。`,
    );
    return;
  }
  const type = /name="ColumnType" content="([^"]*)"/.exec(text)?.[1] ?? '';
  const trail = data.column === null ? [] : trailOf(around, { agency: slug, path: data.column.path, type });
  if (trail === null) found.faults.push(`${path} 的数据里的栏目不在本机关的目录里。`);
  found.faults.push(...faultsBesideContent(path, data, { around, trail: trail ?? [] }));
  const [[changedBy = null], changes, interprets, interpretations] = await Promise.all([
    linksOf(look, text, 'changedBy'),
    linksOf(look, text, 'changes'),
    linksOf(look, text, 'interprets'),
    linksOf(look, text, 'interpretations'),
  ]);
  const model = pageOfData(path, data, {
    publisher: around.agency.name,
    trail: trail ?? [],
    changedBy,
    changes,
    interprets,
    interpretations,
  });
  const expected = documentPage(siteOfPage(around, text), around.agency, model).join('');
  tell(path, text, { found, differences: comparePage(text, expected, { around, ofAgency: true }) });
}

/** Differences of a page of another form may be those of the program that made it; what was registered has no form. */
function tell(
  path: string,
  text: string,
  { found, differences }: { found: Found; differences: readonly PageDifference[] },
): void {
  const form = formOf(text);
  const isOurs = form === String(PAGE_FORM);
  for (const difference of differences)
    if (isOurs || difference.certain) found.faults.push(`${path} 的${difference.text}。`);
    else
      found.doubts.push(
        `${path} 的${difference.text}。${form === null ? '网页没有注明版式，可能由较早版本的程序生成' : `网页注明由另一版本的程序生成（版式 ${form}）`}，本程序核对的是版式 ${PAGE_FORM}：请用与网站相同版本的程序核对，或者请网站重新生成网页以后再核对。`,
      );
}

/** Where a page links to other documents: what tells that there is something to read, and the links. */
const LINKS = {
  changedBy: { told: 'class="notice ', links: '.notice a' },
  changes: inSection('changes'),
  interprets: inSection('interprets'),
  interpretations: inSection('interpretations'),
} as const;

function inSection(name: string): { readonly told: string; readonly links: string } {
  const told = `aria-labelledby="${name}"`;
  return { told, links: `section[${told}] li a` };
}

/** The documents to which a page links, as their own data name them; those that aren't public are left out. */
async function linksOf(
  { source, addresses }: AddressLook,
  text: string,
  what: keyof typeof LINKS,
): Promise<ItemLink[]> {
  const { told, links } = LINKS[what];
  if (!text.includes(told)) return [];
  const page = load(text);
  const hrefs = page(links)
    .toArray()
    .map((link) => page(link).attr('href') ?? '');
  const items = await Promise.all(
    [...new Set(hrefs)]
      .filter((href) => isPublic(addresses.get(href)))
      .map(async (href) => {
        const data = readDocument((await source.look(documentDataHref(href)))?.text ?? '');
        return data === null ? [] : [itemOfData(href, data)];
      }),
  );
  return items.flat();
}

function isPublic(logged: LoggedAddress | undefined): boolean {
  return logged !== undefined && leavesPublic(logged.action);
}

async function checkFiles({ look, path, found }: Visit, data: ReadDocument): Promise<void> {
  const files = ownFiles(path, data);
  for (const { id, path: address } of files) {
    const file = await look.source.get(address);
    const wanted = data.content.attachments.find((one) => one.id === id);
    found.files += 1;
    if (file === null) found.faults.push(`附件 ${address} 不见了。`);
    else if (wanted === undefined || createHash('sha256').update(file).digest('hex') !== wanted.sha256)
      found.faults.push(`附件 ${address} 的内容与登记的校验值不符。`);
  }
  await checkStrangeFiles({ look, path, found }, new Set(files.map((file) => fileOf(file.path))));
}

/** Of a folder one can see what lies in it beside what should. */
async function checkStrangeFiles(
  { look, path, found }: Pick<Visit, 'look' | 'path' | 'found'>,
  known: ReadonlySet<string>,
): Promise<void> {
  const folder = `${documentFilesHref(path)}/`;
  for await (const { name } of look.source.list(folder) ?? [])
    if (!known.has(`${folder.slice(1)}${name}`))
      found.faults.push(`${path} 的附件文件夹里有没有登记的文件${quoted(name)}。`);
}

/** What stays at an address whose document was taken off: of one that vanished nothing, of others a page that says so or leads on. */
async function checkLeft(visit: Visit, { data, page }: Seen): Promise<void> {
  const { look, path, slug, logged, found } = visit;
  const what = LOG_ACTION_LABELS[logged.action];
  if (logged.action === 'withdrawn') found.isWhole = logged.commitment !== null;
  if (data !== null && !isShortAnswer(data))
    found.faults.push(`${path} 在日志中已${what}，网站上却还有它的数据。`);
  if (look.files) await checkStrangeFiles(visit, new Set());
  if (page === null || isShortAnswer(page)) return;
  if (logged.action === 'vanished') {
    found.faults.push(`${path} 在日志中已${what}，网站上却还有它的网页。`);
    return;
  }
  if (page.at !== path) {
    if (!isStanding(look, page.at))
      found.faults.push(`${path} 在日志中已${what}，打开以后转到的${quoted(page.at)}不是日志中的文稿。`);
    return;
  }
  const around = await aroundOf(look, slug);
  if (around === null) {
    found.faults.push(
      `${path} 在日志中已${what}，网站上的网页没有核对：读不到本机关首页和它的 agency.json。`,
    );
    return;
  }
  const to = leadsTo(page.text);
  if (to !== null && !isStanding(look, to))
    found.faults.push(`${path} 在日志中已${what}，网页转到的${quoted(to)}不是日志中的文稿。`);
  const { differences, isRegistered } =
    to === null
      ? compareWithdrawn(path, page.text, { around, logged })
      : compareRedirect(page.text, to, { around, logged });
  if (isRegistered === false)
    found.faults.push(
      `${path} 的${to === null ? '撤下说明（标题、索引号、日期、说明的文字）' : '去向'}与日志第 ${logged.seq} 条不符：撤下以后被改动过而没有记录。`,
    );
  tell(path, page.text, { found, differences: differences.map(asWithdrawn) });
}

function asWithdrawn({ text, certain }: PageDifference): PageDifference {
  return { text: `撤下说明不是本系统生成的样子，${text}`, certain };
}

/** What servers say of themselves where a page is gone (410): a line or two. */
function isShortAnswer({ gone, text }: SeenPage): boolean {
  if (!gone) return false;
  return !text.includes('<main id="main"') && load(text)('body').text().trim().length <= SHORT_ANSWER;
}

const SHORT_ANSWER = 120;

/** Whether a document stands, or stood, at an address and may be named. */
function isStanding({ addresses }: AddressLook, path: string): boolean {
  const logged = addresses.get(path);
  return logged !== undefined && logged.action !== 'vanished';
}

async function aroundOf({ source, agencies }: AddressLook, slug: string): Promise<AgencyAround | null> {
  const known = agencies.get(slug);
  if (known !== undefined) return known;
  const read = agencyAround(source, slug);
  agencies.set(slug, read);
  return read;
}
