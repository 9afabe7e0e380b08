import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file as LibreOffice saves it in another format, e.g. an old one that Word no longer makes by itself. */
export async function savedAs(
  office: string,
  file: { bytes: Uint8Array; extension: string },
  format: 'doc' | 'rtf',
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-saved-'));
  try {
    const source = join(folder, `a.${file.extension}`);
    await writeFile(source, file.bytes);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    await run(office, [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      format,
      '--outdir',
      join(folder, 'out'),
      source,
    ]);
    return await readFile(join(folder, 'out', `a.${format}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
