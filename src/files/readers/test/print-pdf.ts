import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const run = promisify(execFile);
const LONGEST_MS = 90_000;

/** The browser that prints, if there is one. */
export const BROWSER = [
  process.env['GONGKAI_CHROMIUM'] ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));

/** LibreOffice, if it is there. */
export const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

/** Ends the name of a test that needs a program: says why it is skipped, if it is. */
export function skipNote(program: string | undefined, name: string): string {
  return program === undefined ? ` (skipped: there is no ${name})` : '';
}

/** Prints a page as a person does from the browser. */
export async function printHtml(html: string): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    const page = join(folder, 'page.html');
    const file = join(folder, 'page.pdf');
    await writeFile(page, html);
    await run(
      BROWSER ?? '',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        `--user-data-dir=${join(folder, 'profile')}`,
        `--print-to-pdf=${file}`,
        pathToFileURL(page).href,
      ],
      { timeout: LONGEST_MS },
    );
    return new Uint8Array(await readFile(file));
  });
}

/** Saves a document of an office program as PDF. */
export async function printDocx(docx: Uint8Array): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'report.docx'), docx);
    await run(
      OFFICE ?? '',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'report.docx'),
      ],
      { timeout: LONGEST_MS },
    );
    return new Uint8Array(await readFile(join(folder, 'report.pdf')));
  });
}

/** Sets a text written for Typst. */
export function typeset(source: string): Uint8Array {
  const fonts = fileURLToPath(new URL('../../../../data/fonts/', import.meta.url));
  const noto = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'),
  );
  compiler ??= NodeCompiler.create({
    workspace: fileURLToPath(new URL('.', import.meta.url)),
    fontArgs: [{ fontPaths: [fonts, join(noto, '400Regular')] }],
  });
  const made = compiler.compile({
    mainFileContent: `#set text(font: "Noto Serif SC", size: 10pt)\n${source}`,
  });
  if (made.result === null)
    throw new Error(JSON.stringify(made.takeError()?.shortDiagnostics ?? 'the text can’t be set'));
  return new Uint8Array(compiler.pdf(made.result, { creationTimestamp: 0 }));
}

let compiler: NodeCompiler | null = null;

async function inFolder(use: (folder: string) => Promise<Uint8Array>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-print-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
