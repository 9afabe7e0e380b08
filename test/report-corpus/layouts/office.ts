import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { OFFICE } from '../../../src/files/readers/test/print-pdf.ts';

const run = promisify(execFile);
const LONGEST_MS = 120_000;

/** A document of an office program saved by LibreOffice in another format. */
export async function savedBy(bytes: Uint8Array, from: string, to: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-saved-'));
  try {
    const source = join(folder, `report.${from}`);
    await writeFile(source, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const out = join(folder, 'out');
    await run(OFFICE ?? 'soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, source], {
      timeout: LONGEST_MS,
    });
    return new Uint8Array(await readFile(join(out, `report.${to}`)));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
