import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import type { NamedBytes } from './read-any-kind.ts';
import { type ReaderLimits, type ReaderProcess, startReader } from './sandbox-process.ts';
import { createTurns } from './sandbox-turns.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** How a pool reads. */
export interface ReadingPoolOptions extends ReaderLimits {
  /** Processes, and so files read at a time. */
  readonly workers: number;
  /** Larger files are refused unread. */
  readonly maxBytes: number;
  /** After so many files a process is replaced, so that nothing gathers in it; 200 when left out. */
  readonly filesPerWorker?: number;
  /** What the processes run; left out except in tests of the pool. */
  readonly program?: URL;
}

/** Reads files of strangers in processes of their own. */
export interface ReadingPool {
  /** The file as `readAny` reads it. Rejects with `UnreadableFile`, also when its process had to be ended. */
  read(file: NamedBytes): Promise<SourceDocument>;
  /** Ends all processes; what was still to be read is rejected. */
  close(): Promise<void>;
}

const FILES_PER_WORKER = 200;
const MEGABYTE = 1024 * 1024;

/**
 * A pool of reading processes, each with one file at a time. They start when they are first needed and never keep the program
 * running. A process is ended by force when its file takes too long or its memory, typed arrays and WebAssembly included,
 * grows beyond the limit; the next file gets a new one.
 */
export function createReadingPool(options: ReadingPoolOptions): ReadingPool {
  const turns = createTurns(options.workers, closed);
  const readers = createReaders(options);

  async function readInTurn(file: NamedBytes): Promise<SourceDocument> {
    const reader = readers.take();
    try {
      return await reader.read(file);
    } catch (error) {
      throw turns.isClosed() ? closed() : error;
    } finally {
      readers.putBack(reader);
    }
  }

  return {
    async read(file) {
      if (file.bytes.length > options.maxBytes) throw tooLarge(options.maxBytes);
      await turns.take();
      try {
        if (turns.isClosed()) throw closed();
        return await readInTurn(file);
      } finally {
        turns.leave();
      }
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

function closed(): Error {
  return new Error('the reading pool is closed');
}

function tooLarge(maxBytes: number): UnreadableFile {
  return new UnreadableFile(
    `文件超过 ${Math.floor(maxBytes / MEGABYTE)} MB，没有读取。请删去图片和附件，只留报告本身，另存后再试。`,
  );
}
