import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureBuild } from './measured-build.ts';

/** Installs a tool from the npm registry into the folder it works in; its installation runs no scripts. */
export async function installTool(folder: string, tool: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  await measureBuild(
    ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', tool],
    {
      cwd: folder,
    },
  );
}
