import { createHash } from 'node:crypto';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file that goes into an archive. */
export interface ZipEntry {
  readonly name: string;
  /** Packed already, as pictures and office files are: stored as it is. */
  readonly packed: boolean;
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
}

/** What was written of an entry. */
export interface ZippedEntry {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * An archive piece by piece: a file is opened when its turn comes and never held as a whole. `last` is made of what was
 * written, as a manifest with sizes and hashes is. Up to 4 GB. With `at`, a moment that the archive's files are said to be of,
 * the same files always make the same bytes.
 */
export async function* zipStream(
  entries: readonly ZipEntry[],
  last: (written: readonly ZippedEntry[]) => { readonly name: string; readonly text: string },
  options: { readonly at?: Date } = {},
): AsyncGenerator<Uint8Array> {
  const mtime = options.at === undefined ? undefined : wallClock(options.at);
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  const written: ZippedEntry[] = [];
  for (const entry of entries) {
    const file = entry.packed ? new ZipPassThrough(entry.name) : new ZipDeflate(entry.name);
    if (mtime !== undefined) file.mtime = mtime;
    zip.add(file);
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of await entry.open()) {
      hash.update(chunk);
      size += chunk.length;
      file.push(chunk);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    written.push({ name: entry.name, size, sha256: hash.digest('hex') });
  }
  const { name, text } = last(written);
  const manifest = new ZipDeflate(name);
  if (mtime !== undefined) manifest.mtime = mtime;
  zip.add(manifest);
  manifest.push(Buffer.from(text, 'utf8'), true);
  zip.end();
  yield* ready.splice(0);
}

const SHANGHAI_MS = 8 * 3_600_000;

/** Archives note the time on the wall: that of Shanghai, wherever the program runs. */
function wallClock(at: Date): Date {
  const there = new Date(at.getTime() + SHANGHAI_MS);
  const day = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()] as const;
  return new Date(...day, there.getUTCHours(), there.getUTCMinutes(), there.getUTCSeconds());
}
