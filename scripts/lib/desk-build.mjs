import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findNode } from './node24.mjs';
import { inRoot, ROOT } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';

/** Builds the desk when what it is made of has changed since it was last built. */
export async function ensureDesk() {
  if (deskIsBuilt()) return;
  checkWritable();
  const wanted = fingerprint(ROOT);
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
  writeFileSync(stampOf(ROOT), wanted);
}

/** Whether the desk was built of what lies in the checkout now. */
export function deskIsBuilt(root = ROOT) {
  const stamp = stampOf(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

function stampOf(root) {
  return join(root, 'desk', 'dist', '.fingerprint');
}

/** Whoever runs the service may well not write to the program: the tool that builds would say so in English and with a path. */
function checkWritable() {
  try {
    for (const folder of ['desk', 'node_modules']) accessSync(inRoot(folder), constants.W_OK);
  } catch {
    throw new Error(
      '工作台还没有构建，或者程序升级后还没有重新构建，而当前用户不能写程序所在目录。请以拥有该目录的用户（例如 root）在其中运行 npm run build。',
    );
  }
}

/** Everything the desk can import: its own files, the law, the contracts of the modules. */
export function fingerprint(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of ['desk', 'src']) {
    for (const path of filesBelow(join(root, folder))) {
      hash.update(relative(root, path)).update(readFileSync(path));
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
