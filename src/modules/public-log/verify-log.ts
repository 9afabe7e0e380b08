import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { checkAddress } from './check-address.ts';
import type { DayOfLook } from './compare-standing.ts';
import { findUnlogged } from './find-unlogged.ts';
import type { KeptHead } from './log-files.ts';
import { MOST_FINDINGS, type Suspicion } from './log-findings.ts';
import type { LogSource } from './log-source.ts';
import { readLog, type LoggedAddress, type ReadLog } from './read-log.ts';

/** What a verification of a site's log found. */
export interface LogVerdict {
  readonly entries: number;
  readonly signedDays: number;
  readonly pages: number;
  readonly files: number;
  /** Addresses whose last entry is from before entries committed to validity, the mark of an urgent publication and words of withdrawal. */
  readonly partly: number;
  /** Sentences for people; none when all holds. */
  readonly faults: readonly string[];
  /** What couldn't be held against the log, because another version of the program made it or it couldn't be read. */
  readonly doubts: readonly string[];
  /** To be kept for the next look; null when there is no entry. */
  readonly head: KeptHead | null;
}

/** What is looked at besides the chain and its signatures. */
export interface LogQuestions {
  /** A head that was kept: the log must still hold it, and be signed by keys known then. */
  readonly kept?: KeptHead;
  /** Hold what stands at every address against the log, page and data, and look for documents that it doesn't name. */
  readonly pages: boolean;
  /** Hold the documents' files against it too. */
  readonly files: boolean;
  /** The day on which the site is looked at; without one it is taken for a copy that may be of any day up to now. */
  readonly on?: PlainDate;
  readonly progress?: (what: string, done: number, total: number) => void;
}

const AT_ONCE = 8;

/**
 * Reads the log of any site made by this program as its readers get it, and says where it contradicts itself, its signatures,
 * an earlier look, or what the site shows now. Needs neither database nor account.
 */
export async function verifyLog(source: LogSource, questions: LogQuestions): Promise<LogVerdict> {
  const faults: string[] = [];
  const doubts: string[] = [];
  const { kept, progress, pages } = questions;
  const log = await readLog(source, { kept, faults, addresses: pages, progress });
  const counts: Counts = { pages: 0, files: 0, partly: 0, lastPartly: null, firstWhole: Infinity };
  if (pages) {
    const suspicions = await checkAddresses({ source, questions, counts }, log.addresses);
    await findUnlogged({
      source,
      addresses: log.addresses,
      found: suspicions,
      progress: (done) => progress?.('查找日志没有记录的文稿', done, done),
    });
    for (const found of await whatRemains(source, { suspicions, log, questions, faults })) {
      faults.push(...found.faults);
      doubts.push(...found.doubts);
    }
    faults.push(...faultsOfOrder(counts));
  }
  const { last, days } = log;
  return {
    entries: log.entries,
    signedDays: days.length,
    pages: counts.pages,
    files: counts.files,
    partly: counts.partly,
    faults: faults.slice(0, MOST_FINDINGS),
    doubts: doubts.slice(0, MOST_FINDINGS),
    head:
      last === null
        ? null
        : { seq: last.seq, hash: last.hash, keyIds: [...new Set(days.map(({ keyId }) => keyId))] },
  };
}

interface Check {
  readonly source: LogSource;
  readonly questions: LogQuestions;
  readonly counts: Counts;
}

interface Counts {
  pages: number;
  files: number;
  partly: number;
  /** The newest of the last entries that don't commit to all that is shown. */
  lastPartly: { readonly path: string; readonly seq: number } | null;
  /** The oldest of those that do. */
  firstWhole: number;
}

/** From the first entry on that commits to all that is shown, each does. */
function faultsOfOrder({ lastPartly, firstWhole }: Counts): string[] {
  if (lastPartly === null || lastPartly.seq < firstWhole) return [];
  return [
    `日志第 ${lastPartly.seq} 条（${lastPartly.path}）没有登记有效性、应急发布标记或者撤下说明，而第 ${firstWhole} 条起都应当登记。`,
  ];
}

function count(counts: Counts, { path, seq }: { path: string; seq: number }, isWhole: boolean | null): void {
  if (isWhole === true) counts.firstWhole = Math.min(counts.firstWhole, seq);
  if (isWhole !== false) return;
  counts.partly += 1;
  if (counts.lastPartly === null || counts.lastPartly.seq < seq) counts.lastPartly = { path, seq };
}

function dayOfLook({ on }: LogQuestions): DayOfLook {
  return { today: on ?? dayInShanghai(new Date()), isCopy: on === undefined };
}

/** Looks at each address; answers those at which something was found. */
async function checkAddresses(
  { source, questions, counts }: Check,
  addresses: ReadonlyMap<string, LoggedAddress>,
): Promise<Suspicion[]> {
  const look = { source, addresses, agencies: new Map(), files: questions.files, day: dayOfLook(questions) };
  const found: Suspicion[] = [];
  const check = async (path: string): Promise<void> => {
    const { faults, doubts, files, isWhole } = await checkAddress(look, path);
    count(counts, { path, seq: addresses.get(path)?.seq ?? 0 }, isWhole);
    if (faults.length + doubts.length > 0) found.push({ path, isListed: false, faults, doubts });
    counts.pages += 1;
    counts.files += files;
  };
  let some: string[] = [];
  for (const path of addresses.keys()) {
    if (found.length >= MOST_FINDINGS) return found;
    some.push(path);
    if (some.length < AT_ONCE) continue;
    await Promise.all(some.map(check));
    some = [];
    questions.progress?.('核对公开的文稿', counts.pages, addresses.size);
  }
  await Promise.all(some.map(check));
  questions.progress?.('核对公开的文稿', counts.pages, addresses.size);
  return found;
}

/**
 * A look at a large site takes long, and people go on publishing: what was found is held once more against the log as it is by then,
 * which must still hold all that was read before.
 */
async function whatRemains(
  source: LogSource,
  {
    suspicions,
    log,
    questions,
    faults,
  }: { suspicions: readonly Suspicion[]; log: ReadLog; questions: LogQuestions; faults: string[] },
): Promise<readonly Suspicion[]> {
  if (suspicions.length === 0 || log.last === null) return suspicions;
  const kept = { seq: log.last.seq, hash: log.last.hash, keyIds: [] };
  const later: string[] = [];
  const { entries, addresses } = await readLog(source, {
    kept,
    faults: later,
    addresses: true,
    progress: undefined,
  });
  faults.push(...later.filter((fault) => !faults.includes(fault)));
  if (entries <= log.entries) return suspicions;
  const look = { source, addresses, agencies: new Map(), files: questions.files, day: dayOfLook(questions) };
  const remaining: Suspicion[] = [];
  for (const suspicion of suspicions) {
    const { path, isListed } = suspicion;
    const now = path === null ? undefined : addresses.get(path);
    const isSame = path === null || now === undefined || now.seq === log.addresses.get(path)?.seq;
    if (path === null || (isListed && isSame)) remaining.push(suspicion);
    else remaining.push({ ...(await checkAddress(look, path)), path, isListed });
  }
  return remaining;
}
