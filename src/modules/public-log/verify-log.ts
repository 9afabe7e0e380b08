import { checkAddress } from './check-address.ts';
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
  const counts = { pages: 0, files: 0 };
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
  }
  const { last, days } = log;
  return {
    entries: log.entries,
    signedDays: days.length,
    ...counts,
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
  readonly counts: { pages: number; files: number };
}

/** Looks at each address; answers those at which something was found. */
async function checkAddresses(
  { source, questions, counts }: Check,
  addresses: ReadonlyMap<string, LoggedAddress>,
): Promise<Suspicion[]> {
  const look = { source, addresses, agencies: new Map(), files: questions.files };
  const found: Suspicion[] = [];
  const check = async (path: string): Promise<void> => {
    const { faults, doubts, files } = await checkAddress(look, path);
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
  const look = { source, addresses, agencies: new Map(), files: questions.files };
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
