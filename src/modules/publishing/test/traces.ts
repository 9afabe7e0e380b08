import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { TestWorld } from '../../../../test/database.ts';
import { siteFolder } from '../site-folder.ts';
import { addressFolder } from '../write-addresses.ts';

/** A published document that names somebody, in its text and in its attachment. */
export interface Sensitive {
  readonly documentId: string;
  readonly path: string;
  readonly indexNumber: string;
  readonly person: string;
  readonly file: Buffer;
}

/** Where in the site's folder, the files of addresses and the answers of the program something of the documents is found. */
export async function tracesOf(
  at: { readonly world: TestWorld; readonly app: FastifyInstance },
  documents: readonly Sensitive[],
): Promise<string[]> {
  const looks = documents.map(lookFor);
  const { config } = at.world.system;
  const found = [siteFolder(config), addressFolder(config)].flatMap((folder) =>
    [...filesIn(folder)].flatMap(([where, bytes]) => looks.flatMap((look) => look(where, bytes))),
  );
  for (const { person, indexNumber, path } of documents) {
    for (const asked of [person, indexNumber]) {
      const { body } = await at.app.inject(`/search?q=${encodeURIComponent(asked)}`);
      if (body.includes(path)) found.push(`search: ${asked}`);
    }
  }
  return found;
}

function lookFor({ file, person, path, indexNumber }: Sensitive): (where: string, bytes: Buffer) => string[] {
  const hash = sha256(file);
  const words = [person, hash, path, indexNumber, path.replace('/doc/', '/').replace('.html', '/')];
  return (where, bytes) => {
    const same = bytes.length === file.length && sha256(bytes) === hash;
    // The log of publications is append-only: it says of an address that something was taken away there, and nothing else.
    return words
      .filter((word) => !(where.startsWith('/log/') && word === path))
      .filter((word) => same || bytes.includes(word) || where.includes(word))
      .map((word) => `${where}: ${word}`);
  };
}

/** Every file, and what packed copies hold besides. */
function* filesIn(folder: string): Generator<[string, Buffer]> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const where = full.slice(folder.length);
    const bytes = readFileSync(full);
    yield [where, bytes];
    if (full.endsWith('.gz')) yield [where, gunzipSync(bytes)];
    if (full.endsWith('.br')) yield [where, brotliDecompressSync(bytes)];
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
