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
 * written, as a manifest with sizes and hashes is. Up to 4 GB.
 */
export async function* zipStream(
  entries: readonly ZipEntry[],
  last: (written: readonly ZippedEntry[]) => { readonly name: string; readonly text: string },
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  const written: ZippedEntry[] = [];
  for (const entry of entries) {
    const file = entry.packed ? new ZipPassThrough(entry.name) : new ZipDeflate(entry.name);
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
  zip.add(manifest);
  manifest.push(Buffer.from(text, 'utf8'), true);
  zip.end();
  yield* ready.splice(0);
}
