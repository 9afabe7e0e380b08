import { checkAddress } from './check-address.ts';
import { findUnlogged } from './find-unlogged.ts';
import type { KeptHead } from './log-files.ts';
import { isEnough, MOST_FINDINGS, type LogFindings } from './log-findings.ts';
import type { LogSource } from './log-source.ts';
import { readLog, type LoggedAddress } from './read-log.ts';

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
  const found: LogFindings = { faults: [], doubts: [] };
  const { kept, progress, pages } = questions;
  const log = await readLog(source, { kept, faults: found.faults, addresses: pages, progress });
  const counts = { pages: 0, files: 0 };
  if (pages) {
    await checkAddresses({ source, questions, found, counts }, log.addresses);
    await findUnlogged({
      source,
      addresses: log.addresses,
      found,
      progress: (done) => progress?.('查找日志没有记录的文稿', done, done),
    });
  }
  const { last, days } = log;
  return {
    entries: log.entries,
    signedDays: days.length,
    ...counts,
    faults: found.faults.slice(0, MOST_FINDINGS),
    doubts: found.doubts.slice(0, MOST_FINDINGS),
    head:
      last === null
        ? null
        : { seq: last.seq, hash: last.hash, keyIds: [...new Set(days.map(({ keyId }) => keyId))] },
  };
}

interface Check {
  readonly source: LogSource;
  readonly questions: LogQuestions;
  readonly found: LogFindings;
  readonly counts: { pages: number; files: number };
}

async function checkAddresses(
  { source, questions, found, counts }: Check,
  addresses: ReadonlyMap<string, LoggedAddress>,
): Promise<void> {
  const look = { source, addresses, agencies: new Map(), files: questions.files };
  const total = addresses.size;
  const check = async (path: string): Promise<void> => {
    const { faults, doubts, files } = await checkAddress(look, path);
    found.faults.push(...faults);
    found.doubts.push(...doubts);
    counts.pages += 1;
    counts.files += files;
  };
  let some: string[] = [];
  for (const path of addresses.keys()) {
    if (isEnough(found)) return;
    some.push(path);
    if (some.length < AT_ONCE) continue;
    await Promise.all(some.map(check));
    some = [];
    questions.progress?.('核对公开的文稿', counts.pages, total);
  }
  await Promise.all(some.map(check));
  questions.progress?.('核对公开的文稿', counts.pages, total);
}
