import { existsSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const NEEDED = 24;

/**
 * The Node that runs the program. The program needs 24 (it runs TypeScript as it is); a machine with an older one uses
 * the copy that came with the dependencies.
 */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  for (const folder of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    const path = inRoot('node_modules', folder, 'bin', name);
    if (existsSync(path)) return path;
  }
  throw new Error(
    `需要 Node.js ${NEEDED}，本机是 ${process.versions.node}，依赖中也没有适合本机（${process.platform} ${process.arch}）的版本。请从 https://nodejs.org 安装 Node.js ${NEEDED} 后重新运行。`,
  );
}

/** What the program is started with: compiled code is kept, so that the next start is quick. */
export function nodeEnvironment() {
  return { NODE_COMPILE_CACHE: inRoot('node_modules', '.cache', 'gongkai-node') };
}

/**
 * Arguments that precede the file: type stripping is no experiment any more for this program, and half of what Node keeps free for
 * young objects, in each thread, is room enough for it.
 */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'];
