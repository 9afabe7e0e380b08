import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assetHref } from './paths.ts';

/** A file that every page links to. Its name holds the version, so browsers may keep it for ever. */
export interface SiteAsset {
  readonly href: string;
  readonly content: string;
}

/** What makes each file, in this order: later rules of the style sheet go before earlier ones. */
const SOURCES = {
  css: [
    'styles/base.css',
    'styles/frame.css',
    'styles/lists.css',
    'styles/homes.css',
    'styles/document.css',
    'styles/tables.css',
    'styles/search.css',
    'styles/requests.css',
    'styles/report-check.css',
    'styles/screen.css',
    'styles/elder.css',
    'styles/narrow.css',
    'styles/other-media.css',
  ],
  js: ['site.js'],
  svg: ['site.svg'],
} as const;
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
  sources ??= Promise.all(KINDS.map(async (kind) => [kind, await joinFiles(SOURCES[kind])] as const)).then(
    (read) => new Map(read),
  );
  return sources;
}

async function joinFiles(names: readonly string[]): Promise<string> {
  const texts = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(import.meta.dirname, name), 'utf8');
      // Comments are for us; a reader on a slow line needn't fetch them.
      return name.endsWith('.css') ? text.replaceAll(/\/\*[\s\S]*?\*\/\n?/g, '') : text;
    }),
  );
  return texts.join('');
}
