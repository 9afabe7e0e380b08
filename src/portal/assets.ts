import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assetHref } from './paths.ts';

/** A file that every page links to. Its name holds the version, so browsers may keep it for ever. */
export interface SiteAsset {
  readonly href: string;
  readonly content: string;
}

const KINDS = ['css', 'js', 'svg'] as const;
type Kind = (typeof KINDS)[number];

let sources: Promise<ReadonlyMap<Kind, string>> | undefined;

/** For `SiteFrame.assetVersion`: changes when style sheet, script or icon does. */
export async function assetVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const [kind, content] of await readSources()) hash.update(`${kind}\0${content}\0`);
  return hash.digest('hex').slice(0, 10);
}

/** The files to write beside the pages. */
export async function siteAssets(): Promise<readonly SiteAsset[]> {
  const version = await assetVersion();
  return [...(await readSources())].map(([kind, content]) => ({ href: assetHref(version, kind), content }));
}

function readSources(): Promise<ReadonlyMap<Kind, string>> {
  sources ??= Promise.all(
    KINDS.map(
      async (kind) => [kind, await readFile(join(import.meta.dirname, `site.${kind}`), 'utf8')] as const,
    ),
  ).then((read) => new Map(read));
  return sources;
}
