import { LOG_DAYS, logPartHref } from '../../portal/paths.ts';
import { entryHash, leavesPublic, LOG_START, type LogAction, type LogEntry } from './log-entry.ts';
import { type KeptHead, logPartShape, signedDaysShape } from './log-files.ts';
import { LOG_PART_SIZE } from './log-parts.ts';
import { isSigned, type SignedDay } from './log-signature.ts';
import type { LogSource } from './log-source.ts';

/** How an address stands in the log after its last entry. */
export interface LoggedAddress {
  readonly seq: number;
  readonly at: string;
  readonly action: LogAction;
  readonly commitment: string | null;
  /** When it was first published; null when that was before there was a log. */
  readonly publishedAt: string | null;
  /** While it is withdrawn: since when, whatever was entered of it since then. */
  readonly withdrawnAt: string | null;
  /** Moments of entries before the last after which it was public. */
  readonly publicAt: readonly string[];
}

/** The entry is the last thing that a transaction writes, and may have to wait for others: what it tells of happened so much before it. */
export const ENTERED_WITHIN_MS = 600_000;

/** What a look at the whole log leaves: of each address the last entry, and not the entries themselves. */
export interface ReadLog {
  readonly entries: number;
  readonly days: readonly SignedDay[];
  readonly last: LogEntry | null;
  readonly addresses: ReadonlyMap<string, LoggedAddress>;
}

/** Reads the log part after part, and says where it contradicts itself, its signatures, or a head that was kept. */
export async function readLog(
  source: LogSource,
  options: {
    kept: KeptHead | undefined;
    faults: string[];
    /** Whether the addresses are wanted: there may be a million. */
    addresses: boolean;
    progress: ((what: string, done: number, total: number) => void) | undefined;
  },
): Promise<ReadLog> {
  const { kept, faults, progress } = options;
  const days = await readDays(source, faults);
  const hashes = new Map<number, string>();
  const wanted = new Set([...days.map(({ seq }) => seq), ...(kept === undefined ? [] : [kept.seq])]);
  const addresses = new Map<string, LoggedAddress>();
  let entries = 0;
  let last: LogEntry | null = null;
  for await (const entry of entriesOf(source, faults)) {
    checkEntry(entry, { place: entries + 1, previous: last?.hash ?? LOG_START, faults });
    entries += 1;
    last = entry;
    if (wanted.has(entries)) hashes.set(entries, entry.hash);
    if (options.addresses) addresses.set(entry.path, follow(addresses.get(entry.path), entry));
    if (entries % LOG_PART_SIZE === 0) progress?.('读取公开日志', entries, entries);
  }
  progress?.('读取公开日志', entries, entries);
  if (entries === 0) faults.push('没有读到公开日志：这个网站可能不提供，或者日志已被移走。');
  checkDays(days, hashes, faults);
  checkKept(kept, { hashes, days }, faults);
  return { entries, days, last, addresses };
}

function follow(before: LoggedAddress | undefined, entry: LogEntry): LoggedAddress {
  const { seq, at, action, commitment } = entry;
  const first = action === 'published' ? at : null;
  return {
    seq,
    at,
    action,
    commitment,
    publishedAt: before === undefined ? first : before.publishedAt,
    withdrawnAt: leavesPublic(action) ? null : (before?.withdrawnAt ?? at),
    publicAt: before === undefined ? NEVER : earlier(before),
  };
}

/** Most addresses have one entry, and there may be a million of them. */
const NEVER: readonly string[] = [];

function earlier({ publicAt, action, at }: LoggedAddress): readonly string[] {
  return leavesPublic(action) ? [...publicAt, at] : publicAt;
}

/** Part after part until there is none. */
async function* entriesOf(source: LogSource, faults: string[]): AsyncGenerator<LogEntry> {
  for (let part = 1; ; part += 1) {
    const bytes = await source.get(logPartHref(part));
    if (bytes === null) return;
    const read = logPartShape.safeParse(parsed(bytes));
    if (!read.success) {
      faults.push(`${logPartHref(part)} 不是公开日志的格式，以后的记录没有核对。`);
      return;
    }
    yield* read.data.entries;
    if (read.data.entries.length < LOG_PART_SIZE) return;
  }
}

function checkEntry(
  entry: LogEntry,
  { place, previous, faults }: { place: number; previous: string; faults: string[] },
): void {
  if (entry.seq !== place) faults.push(`第 ${place} 条缺失或者次序不对（该处是第 ${entry.seq} 条）。`);
  if (entry.previous !== previous) faults.push(`第 ${entry.seq} 条与前一条接不上：前面的记录被改动过。`);
  if (entryHash(entry) !== entry.hash) faults.push(`第 ${entry.seq} 条的内容与它的校验值不符。`);
}

async function readDays(source: LogSource, faults: string[]): Promise<SignedDay[]> {
  const bytes = await source.get(LOG_DAYS);
  if (bytes === null) {
    faults.push(`没有读到每日签名（${LOG_DAYS}）。`);
    return [];
  }
  const read = signedDaysShape.safeParse(parsed(bytes));
  if (read.success) return read.data.days;
  faults.push(`每日签名（${LOG_DAYS}）的格式不正确。`);
  return [];
}

function checkDays(days: readonly SignedDay[], hashes: ReadonlyMap<number, string>, faults: string[]): void {
  for (const day of days) {
    if (!isSigned(day)) faults.push(`${day.day} 的签名无效。`);
    if (hashes.get(day.seq) !== day.hash)
      faults.push(`${day.day} 签名时第 ${day.seq} 条的校验值与现在的日志不同：这一天以前的记录被改动过。`);
  }
}

function checkKept(
  kept: KeptHead | undefined,
  found: { hashes: ReadonlyMap<number, string>; days: readonly SignedDay[] },
  faults: string[],
): void {
  if (kept === undefined) return;
  if (found.hashes.get(kept.seq) !== kept.hash)
    faults.push(`上次核对时的第 ${kept.seq} 条已经不同或者不在了：日志被改写过。`);
  const unknown = [...new Set(found.days.map(({ keyId }) => keyId))].filter(
    (id) => !kept.keyIds.includes(id),
  );
  if (kept.keyIds.length > 0 && unknown.length > 0)
    faults.push(
      `签名用的密钥与上次核对时不同（新密钥的编号：${unknown.join('、')}）。网站公布过更换密钥、编号也相符的，可以用 --accept-key 编号 认可；没有公布过的，应当查问。`,
    );
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
