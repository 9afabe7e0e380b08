import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { documentDataHref, LOG_DAYS, logPartHref } from '../../portal/paths.ts';
import { commitmentOf, entryHash, LOG_ACTION_LABELS, LOG_START, type LogEntry } from './log-entry.ts';
import { documentDataShape, type KeptHead, logPartShape, signedDaysShape } from './log-files.ts';
import { LOG_PART_SIZE } from './log-parts.ts';
import { isSigned, type SignedDay } from './log-signature.ts';
import type { LogSource } from './log-source.ts';

/** What a verification of a site's log found. */
export interface LogVerdict {
  readonly entries: number;
  readonly signedDays: number;
  readonly pages: number;
  readonly files: number;
  /** Sentences for people; none when all holds. */
  readonly faults: readonly string[];
  /** To be kept for the next look; null when there is no entry. */
  readonly head: KeptHead | null;
}

/** What is looked at besides the chain and its signatures. */
export interface LogQuestions {
  /** A head that was kept: the log must still hold it, and be signed by keys known then. */
  readonly kept?: KeptHead;
  /** Hold every document that should be public against the log, page and data. */
  readonly pages: boolean;
  /** Hold its files against it too. */
  readonly files: boolean;
  readonly progress?: (what: string, done: number, total: number) => void;
}

const MOST_FAULTS = 1_000;
const AT_ONCE = 8;

/**
 * Reads the log of any site made by this program as its readers get it, and says where it contradicts itself, its signatures,
 * an earlier look, or what the site shows now. Needs neither database nor account.
 */
export async function verifyLog(source: LogSource, questions: LogQuestions): Promise<LogVerdict> {
  const faults: string[] = [];
  const entries = await readEntries(source, faults, questions);
  const days = await readDays(source, faults);
  checkDays(days, entries, faults);
  checkKept(questions.kept, { entries, days }, faults);
  const last = entries.at(-1);
  const counts = { pages: 0, files: 0 };
  if (questions.pages) await checkPages(source, { entries, questions, faults, counts });
  return {
    entries: entries.length,
    signedDays: days.length,
    ...counts,
    faults: faults.slice(0, MOST_FAULTS),
    head:
      last === undefined
        ? null
        : { seq: last.seq, hash: last.hash, keyIds: [...new Set(days.map(({ keyId }) => keyId))] },
  };
}

/** Part after part until there is none; the chain is followed while reading. */
async function readEntries(
  source: LogSource,
  faults: string[],
  { progress }: LogQuestions,
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  let previous = LOG_START;
  for (let part = 1; ; part += 1) {
    const bytes = await source.get(logPartHref(part));
    if (bytes === null) break;
    const read = logPartShape.safeParse(parsed(textOf(bytes)));
    if (!read.success) {
      faults.push(`${logPartHref(part)} 不是公开日志的格式，以后的记录没有核对。`);
      break;
    }
    for (const entry of read.data.entries) {
      if (entry.seq !== entries.length + 1)
        faults.push(`第 ${entries.length + 1} 条缺失或者次序不对（该处是第 ${entry.seq} 条）。`);
      if (entry.previous !== previous) faults.push(`第 ${entry.seq} 条与前一条接不上：前面的记录被改动过。`);
      if (entryHash(entry) !== entry.hash) faults.push(`第 ${entry.seq} 条的内容与它的校验值不符。`);
      previous = entry.hash;
      entries.push(entry);
    }
    progress?.('读取公开日志', entries.length, entries.length);
    if (entries.length < part * LOG_PART_SIZE) break;
  }
  if (entries.length === 0) faults.push('没有读到公开日志：这个网站可能不提供，或者日志已被移走。');
  return entries;
}

async function readDays(source: LogSource, faults: string[]): Promise<SignedDay[]> {
  const bytes = await source.get(LOG_DAYS);
  if (bytes === null) {
    faults.push(`没有读到每日签名（${LOG_DAYS}）。`);
    return [];
  }
  const read = signedDaysShape.safeParse(parsed(textOf(bytes)));
  if (read.success) return read.data.days;
  faults.push(`每日签名（${LOG_DAYS}）的格式不正确。`);
  return [];
}

function checkDays(days: readonly SignedDay[], entries: readonly LogEntry[], faults: string[]): void {
  for (const day of days) {
    if (!isSigned(day)) faults.push(`${day.day} 的签名无效。`);
    const entry = entries[day.seq - 1];
    if (entry?.hash !== day.hash)
      faults.push(`${day.day} 签名时第 ${day.seq} 条的校验值与现在的日志不同：这一天以前的记录被改动过。`);
  }
}

function checkKept(
  kept: KeptHead | undefined,
  found: { entries: readonly LogEntry[]; days: readonly SignedDay[] },
  faults: string[],
): void {
  if (kept === undefined) return;
  if (found.entries[kept.seq - 1]?.hash !== kept.hash)
    faults.push(`上次核对时的第 ${kept.seq} 条已经不同或者不在了：日志被改写过。`);
  const unknown = [...new Set(found.days.map(({ keyId }) => keyId))].filter(
    (id) => !kept.keyIds.includes(id),
  );
  if (kept.keyIds.length > 0 && unknown.length > 0)
    faults.push(
      `签名用的密钥与上次核对时不同（新密钥的编号：${unknown.join('、')}）。网站公布过更换密钥、编号也相符的，可以用 --accept-key 编号 认可；没有公布过的，应当查问。`,
    );
}

interface PageCheck {
  readonly entries: readonly LogEntry[];
  readonly questions: LogQuestions;
  readonly faults: string[];
  readonly counts: { pages: number; files: number };
}

async function checkPages(source: LogSource, check: PageCheck): Promise<void> {
  const newest = [...new Map(check.entries.map((entry) => [entry.path, entry])).values()];
  for (let start = 0; start < newest.length && check.faults.length < MOST_FAULTS; start += AT_ONCE) {
    await Promise.all(
      newest.slice(start, start + AT_ONCE).map(async (entry) => checkPage(source, entry, check)),
    );
    check.questions.progress?.('核对公开的文稿', Math.min(start + AT_ONCE, newest.length), newest.length);
  }
}

async function checkPage(source: LogSource, entry: LogEntry, check: PageCheck): Promise<void> {
  const { faults, counts } = check;
  const bytes = await source.get(documentDataHref(entry.path));
  counts.pages += 1;
  if (entry.commitment === null) {
    // A page may stay there and say why it was withdrawn; of what vanished nothing may.
    if (entry.action === 'vanished' && (await source.get(entry.path)) !== null)
      faults.push(`${entry.path} 在日志中已移除，网站上却还有它的网页。`);
    if (bytes !== null)
      faults.push(`${entry.path} 在日志中已${LOG_ACTION_LABELS[entry.action]}，网站上却还有它的数据。`);
    return;
  }
  if (bytes === null) {
    faults.push(`${entry.path} 在日志中是公开的（第 ${entry.seq} 条），网站上却没有它的数据。`);
    return;
  }
  const read = documentDataShape.safeParse(parsed(textOf(bytes)));
  if (!read.success || read.data.log === null) {
    faults.push(`${entry.path} 的数据格式不正确，不能核对。`);
    return;
  }
  const { content, files, log } = read.data;
  const contentHash = createHash('sha256').update(canonicalJson(content)).digest('hex');
  if (log.seq !== entry.seq || commitmentOf(log.salt, contentHash) !== entry.commitment)
    faults.push(`${entry.path} 的内容与日志第 ${entry.seq} 条不符：公开以后被改动过而没有记录。`);
  await checkText(source, { path: entry.path, content, faults });
  if (!check.questions.files) return;
  for (const { id, path } of files) {
    const file = await source.get(path);
    const wanted = content.attachments.find((one) => one.id === id);
    counts.files += 1;
    if (file === null) faults.push(`附件 ${path} 不见了。`);
    else if (wanted === undefined || createHash('sha256').update(file).digest('hex') !== wanted.sha256)
      faults.push(`附件 ${path} 的内容与登记的校验值不符。`);
  }
}

/** What people read must be what the data say: title and text, word for word. */
async function checkText(
  source: LogSource,
  { path, content, faults }: { path: string; content: { title: string; bodyHtml: string }; faults: string[] },
): Promise<void> {
  const bytes = await source.get(path);
  if (bytes === null) {
    faults.push(`${path} 的网页不见了。`);
    return;
  }
  const page = load(textOf(bytes));
  if (lettersOf(page('h1').text()) !== lettersOf(content.title))
    faults.push(`${path} 的网页标题与登记的不同。`);
  const wanted = load(content.bodyHtml).root().text();
  if (lettersOf(page('.document-body').text()) !== lettersOf(wanted))
    faults.push(`${path} 的网页正文与登记的不同。`);
}

function lettersOf(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
