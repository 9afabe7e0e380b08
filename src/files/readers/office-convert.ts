import { spawn } from 'node:child_process';
import { constants, rmSync } from 'node:fs';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeOfficeProfile } from './office-profile.ts';
import { EndedReading, UnreadableFile } from './unreadable-file.ts';

const TIMEOUT_MS = 45_000;
const NAMES = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];

/** Where LibreOffice is: `GONGKAI_SOFFICE`, or the first on the path; null where it isn't installed. */
export async function findOffice(): Promise<string | null> {
  const told = process.env['GONGKAI_SOFFICE'];
  const candidates =
    told === undefined || told === ''
      ? (process.env['PATH'] ?? '')
          .split(delimiter)
          .flatMap((folder) => NAMES.map((name) => join(folder, name)))
      : [told];
  for (const path of candidates) {
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return path;
  }
  return null;
}

/**
 * A DOC, RTF or WPS file as DOCX, made by LibreOffice in a folder of its own with a profile of its own, which are both deleted;
 * macros never run in it, and pictures and texts that it only links to are never fetched. Throws `UnreadableFile` where it isn't installed, fails or takes too long.
 */
export async function convertToDocx(bytes: Uint8Array, extension: string): Promise<Uint8Array> {
  const office = await findOffice();
  if (office === null)
    throw new UnreadableFile(
      '这是旧格式的文件（DOC、RTF 或 WPS），本机没有安装 LibreOffice，读不了。请用办公软件另存为 DOCX 或者 PDF 后再试。',
    );
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-convert-'));
  try {
    const source = join(folder, `report.${/^[a-z]{1,5}$/u.test(extension) ? extension : 'doc'}`);
    await writeFile(source, bytes);
    await writeOfficeProfile(join(folder, 'profile'));
    await run(office, folder, source);
    return await readFile(join(folder, 'out', 'report.docx'));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('文件转换失败。请用办公软件打开确认，另存为 DOCX 后再试。', { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(office: string, folder: string, source: string): Promise<void> {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const words = [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--norestore',
    '--nolockcheck',
    '--convert-to',
    'docx',
    '--outdir',
    join(folder, 'out'),
    source,
  ];
  await new Promise<void>((resolve, reject) => {
    // A group of its own, so that the process that does the work ends with the one that started it.
    const child = spawn(office, words, {
      stdio: 'ignore',
      detached: process.platform !== 'win32',
      env: environmentIn(folder),
    });
    const endIt = (): void => end(child.pid);
    // Whoever reads strangers' files is ended when one takes too long; what it started or wrote must not outlive it.
    const leave = (): void => {
      endIt();
      rmSync(folder, { recursive: true, force: true });
    };
    process.once('exit', leave);
    const timer = setTimeout(() => {
      endIt();
      reject(new EndedReading('文件转换用时过长，没有读取。请用办公软件另存为 DOCX 后再试。'));
    }, TIMEOUT_MS);
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      process.removeListener('exit', leave);
      resolve();
    });
  });
}

const KEPT: ReadonlySet<string> = new Set([
  'PATH',
  'SYSTEMROOT',
  'LANG',
  'LC_ALL',
  'LD_LIBRARY_PATH',
  'FONTCONFIG_PATH',
]);

/** What a program needs to run, and nothing that the settings of this one hold, as the password of the database. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => KEPT.has(name.toUpperCase()));
  return { ...Object.fromEntries(kept), HOME: folder, TMPDIR: folder, TEMP: folder, TMP: folder };
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
