import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { fileStorage, type Storage } from '../../platform/storage.ts';

type Place = { readonly config: Pick<Ctx['config'], 'dataDir'> };

const IMPORT_ID = /^[0-9a-f-]{36}$/u;

/**
 * What was handed over for one import: a folder of its own, closed to other users of the machine, so that it goes as a whole when
 * the import ends. No backup holds it, so that nobody who was forgotten here comes back from there.
 */
export function handedFiles(ctx: Place, importId: string): Storage {
  return fileStorage(folderOf(ctx, importId));
}

/** Forgets all that was handed over for an import. What isn't there is no error. */
export async function removeHanded(ctx: Place, importId: string): Promise<void> {
  await rm(folderOf(ctx, importId), { recursive: true, force: true, maxRetries: 3 });
}

/** The imports of which something is kept, in no order. */
export async function importsWithFiles(ctx: Place): Promise<string[]> {
  // There is no such folder before the first import. One that can't be read is another matter.
  const names = existsSync(root(ctx)) ? await readdir(root(ctx)) : [];
  return names.filter((name) => IMPORT_ID.test(name));
}

function folderOf(ctx: Place, importId: string): string {
  return join(root(ctx), importId);
}

function root({ config }: Place): string {
  return join(config.dataDir, 'imports');
}
