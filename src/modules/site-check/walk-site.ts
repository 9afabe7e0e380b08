import { opendir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every finished file below a folder, as a path with `/`. Left out are packed copies, and on top what begins with a dot: unfinished. */
export async function* filesOfSite(root: string): AsyncGenerator<string> {
  for await (const path of filesBelow(root, '')) if (!/\.(?:gz|br)$/.test(path)) yield path;
}

async function* filesBelow(root: string, below: string): AsyncGenerator<string> {
  const folders: string[] = [];
  // Read in large bites: there may be a hundred thousand names in one folder.
  for await (const entry of await opendir(join(root, below), { bufferSize: 1_024 })) {
    if (below === '' && entry.name.startsWith('.')) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) folders.push(path);
    else if (entry.isFile()) yield path;
  }
  for (const path of folders) yield* filesBelow(root, path);
}
