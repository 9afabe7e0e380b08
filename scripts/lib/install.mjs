import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { runNpm } from './run.mjs';

/** Installs what package-lock.json names when something of it is missing or has another version. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const code = await withProgress('正在安装依赖（首次约一分钟）', () =>
    runNpm(['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
      stdio: ['ignore', 2, 'inherit'],
    }),
  );
  if (code !== 0 || !isInstalled()) {
    throw new Error(
      '依赖没有装全。请检查网络能否访问 npm 软件源（内网可设置 npm config set registry），然后重新运行。',
    );
  }
}

/** npm writes what it installed into node_modules/.package-lock.json; it is held against the lock file. */
function isInstalled() {
  const installed = readPackages(inRoot('node_modules', '.package-lock.json'));
  const wanted = readPackages(inRoot('package-lock.json'));
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link === true) return true;
    if (entry.optional === true && !fitsThisMachine(entry)) return true;
    // Of the optional ones only those made for this very machine must be there.
    if (entry.optional === true && entry.os === undefined && entry.cpu === undefined) return true;
    return installed[path]?.version === entry.version && existsSync(inRoot(path));
  });
}

function fitsThisMachine(entry) {
  const fits = (list, value) => list === undefined || (list.includes(value) && !list.includes(`!${value}`));
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && fitsLibc(entry);
}

/** Packages for musl are not installed on glibc and the other way round. */
function fitsLibc(entry) {
  if (entry.libc === undefined || process.platform !== 'linux') return true;
  const glibc = process.report?.getReport()?.header?.glibcVersionRuntime !== undefined;
  return entry.libc.includes(glibc ? 'glibc' : 'musl');
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
