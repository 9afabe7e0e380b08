import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findNode } from './node24.mjs';
import { inRoot, ROOT } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';

/** Builds the desk when what it is made of has changed since it was last built. */
export async function ensureDesk() {
  const wanted = fingerprint();
  const stamp = inRoot('desk', 'dist', '.fingerprint');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const code = await withProgress('正在构建工作台', () =>
    run(
      findNode(),
      [
        inRoot('node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--config',
        'desk/vite.config.ts',
        '--logLevel',
        'warn',
      ],
      {
        stdio: ['ignore', 2, 'inherit'],
      },
    ),
  );
  if (code !== 0) throw new Error('工作台构建失败，原因见上。');
  writeFileSync(stamp, wanted);
}

/** Everything the desk can import: its own files, the law, the contracts of the modules. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(inRoot('package-lock.json')));
  for (const folder of ['desk', 'src']) {
    for (const path of filesBelow(inRoot(folder))) {
      hash.update(relative(ROOT, path)).update(readFileSync(path));
    }
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'dist' && entry.name !== 'node_modules')
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .toSorted();
}
