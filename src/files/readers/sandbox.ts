import type { Finding } from '../../law/annual-report/findings.ts';
import type { ReadReport } from '../../law/annual-report/reading/read-report.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import type { ReadContext } from '../../law/annual-report/validate.ts';
import type { ReadCatalogue } from '../../law/obligations/item-tables/read-catalogue.ts';
import type { TextContext } from '../../text/checked-text.ts';
import type { ArticleReading } from '../articles/read-article.ts';
import { assertValues } from '../masking/value-places.ts';
import type { CheckedAttachment } from '../check-attachment.ts';
import type { MaskedAttachment, MaskingRequest } from '../mask-attachment.ts';
import type { MaskedPersonal, PersonalMasking } from '../mask-personal.ts';
import type { Verification } from '../verify-masked.ts';
import type { SheetRows } from './read-rows.ts';
import type { ReadingResult, ReadingTask, StrangersFile } from './sandbox-messages.ts';
import { type ReaderLimits, type ReaderProcess, startReader } from './sandbox-process.ts';
import { createTurns } from './sandbox-turns.ts';
import { tooLargeToRead } from './too-large.ts';
import { ReadingUnavailable, UnreadableFile } from './unreadable-file.ts';

/** How a pool reads. */
export interface ReadingPoolOptions extends ReaderLimits {
  /** Processes, and so files at a time. */
  readonly workers: number;
  /** Larger files are refused unread. */
  readonly maxBytes: number;
  /** After so many files a process is replaced, so that nothing gathers in it; 200 when left out. */
  readonly filesPerWorker?: number;
  /** What the processes run; left out except in tests of the pool. */
  readonly program?: URL;
}

/** A report that was read from a file, and what is wrong with it. */
export interface CheckedReading {
  readonly report: ReadReport;
  readonly findings: readonly Finding[];
}

/**
 * Takes files of strangers in processes of their own, as far as is asked. Everything rejects with `UnreadableFile`; where the process
 * had to be ended with `EndedReading`, which is one.
 */
export interface ReadingPool {
  /** What stands in a file, as `readAny` reads it. What is made of it elsewhere is no longer watched. */
  read(file: StrangersFile): Promise<SourceDocument>;
  /** The report that a file is. */
  map(file: StrangersFile): Promise<ReadReport>;
  /** The 标准目录 that a file is; without sections where it has none. */
  items(file: StrangersFile): Promise<ReadCatalogue>;
  /** The article that a page or a document is, cleaned. */
  article(file: StrangersFile): Promise<ArticleReading>;
  /** The rows of a workbook or of a CSV file. */
  rows(file: StrangersFile): Promise<readonly SheetRows[]>;
  /** Personal data in an attachment, and what it carries unseen. */
  attachment(file: StrangersFile, context?: TextContext): Promise<CheckedAttachment>;
  /** The attachment without some values, looked over; rejects where that can't be made sure of, and with `RangeError` for values that are too short. */
  mask(file: StrangersFile, request: MaskingRequest): Promise<MaskedAttachment>;
  /** The attachment without the personal data that rules find in it and words that a person adds, looked over; rejects where that can't be made sure of. */
  maskPersonal(file: StrangersFile, masking: PersonalMasking, context?: TextContext): Promise<MaskedPersonal>;
  /** The attachment without what it says of itself and its writers. */
  strip(file: StrangersFile): Promise<Uint8Array>;
  /** Whether values are nowhere in a file's bytes. */
  verify(file: StrangersFile, values: readonly string[]): Promise<Verification>;
  /** What is wrong with it, too, as far as the context lets one know. */
  check(file: StrangersFile, context?: ReadContext): Promise<CheckedReading>;
  /** The same with as much of the document as can be shown beside it. */
  checkWithSource(file: StrangersFile): Promise<CheckedReading & { readonly source: SourceDocument }>;
  /** Ends all processes; what was still to be done is rejected. */
  close(): Promise<void>;
}

const FILES_PER_WORKER = 200;

/**
 * A pool of reading processes, each with one file at a time, which is also mapped and checked there: a hostile one may keep any of
 * these steps busy. They start when they are first needed and never keep the program
 * running. A process is ended by force when its file takes too long or its memory, typed arrays and WebAssembly included,
 * grows beyond the limit; the next file gets a new one.
 */
export function createReadingPool(options: ReadingPoolOptions): ReadingPool {
  const turns = createTurns(options.workers, closed);
  const readers = createReaders(options);

  async function performInTurn(file: StrangersFile, task: ReadingTask): Promise<ReadingResult> {
    const reader = readers.take();
    try {
      return await reader.perform(file, task);
    } catch (error) {
      throw turns.isClosed() ? closed() : error;
    } finally {
      readers.putBack(reader);
    }
  }

  async function perform(file: StrangersFile, task: ReadingTask): Promise<ReadingResult> {
    if (file.bytes.length > options.maxBytes) throw new UnreadableFile(tooLargeToRead(options.maxBytes));
    await turns.take();
    try {
      if (turns.isClosed()) throw closed();
      return await performInTurn(file, task);
    } finally {
      turns.leave();
    }
  }

  return {
    async read(file) {
      const result = await perform(file, { kind: 'read' });
      return result.kind === 'read' ? result.document : unasked(result);
    },
    async map(file) {
      const result = await perform(file, { kind: 'map' });
      return result.kind === 'mapped' ? result.report : unasked(result);
    },
    async items(file) {
      const result = await perform(file, { kind: 'items' });
      return result.kind === 'items' ? result.catalogue : unasked(result);
    },
    async article(file) {
      const result = await perform(file, { kind: 'article' });
      return result.kind === 'article' ? result.article : unasked(result);
    },
    async rows(file) {
      const result = await perform(file, { kind: 'rows' });
      return result.kind === 'rows' ? result.sheets : unasked(result);
    },
    async attachment(file, context = {}) {
      const result = await perform(file, { kind: 'attachment', context });
      return result.kind === 'attachment' ? result.checked : unasked(result);
    },
    async mask(file, request) {
      assertValues(request.values);
      const result = await perform(file, { kind: 'mask', request });
      return result.kind === 'mask' ? result.masked : unasked(result);
    },
    async maskPersonal(file, masking, context = {}) {
      const result = await perform(file, { kind: 'maskPersonal', masking, context });
      return result.kind === 'maskPersonal' ? result.masked : unasked(result);
    },
    async strip(file) {
      const result = await perform(file, { kind: 'strip' });
      return result.kind === 'strip' ? result.bytes : unasked(result);
    },
    async verify(file, values) {
      const result = await perform(file, { kind: 'verify', values });
      return result.kind === 'verify' ? result.verification : unasked(result);
    },
    async check(file, context = {}) {
      const result = await perform(file, { kind: 'check', context, withSource: false });
      return result.kind === 'checked' ? result : unasked(result);
    },
    async checkWithSource(file) {
      const result = await perform(file, { kind: 'check', context: {}, withSource: true });
      if (result.kind !== 'checked' || result.source === null) return unasked(result);
      return { ...result, source: result.source };
    },
    async close() {
      turns.close();
      await readers.end();
    },
  };
}

interface Readers {
  /** An idle process, or a new one. */
  take(): ReaderProcess;
  putBack(reader: ReaderProcess): void;
  end(): Promise<void>;
}

function createReaders({
  program,
  filesPerWorker = FILES_PER_WORKER,
  ...limits
}: ReadingPoolOptions): Readers {
  const all = new Set<ReaderProcess>();
  const idle: ReaderProcess[] = [];
  function drop(reader: ReaderProcess): void {
    all.delete(reader);
    void reader.end();
  }
  return {
    take() {
      const kept = idle.pop();
      if (kept?.alive === true) return kept;
      if (kept !== undefined) drop(kept);
      const reader = startReader(program ?? new URL('./reading-worker.ts', import.meta.url), limits);
      all.add(reader);
      return reader;
    },
    putBack(reader) {
      if (reader.alive && reader.files < filesPerWorker) idle.push(reader);
      else drop(reader);
    },
    async end() {
      await Promise.all([...all].map(async (reader) => reader.end()));
    },
  };
}

function unasked({ kind }: ReadingResult): never {
  throw new Error(`the reading process answers what it wasn't asked: ${kind}`);
}

function closed(): Error {
  return new ReadingUnavailable('the reading pool is closed');
}
