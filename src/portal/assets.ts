import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetHref } from './paths.ts';

/** What every page links to. The version is part of the name, so browsers may keep the files for ever. */
export interface SiteAssets {
  /** For `SiteFrame.assetVersion`. */
  readonly version: string;
  readonly files: readonly { readonly href: string; readonly content: string }[];
}

const KINDS = ['css', 'js', 'svg'] as const;

/** Reads style sheet, script and icon; the version changes when one of them does. */
export function siteAssets(): SiteAssets {
  const contents = KINDS.map((kind) => ({
    kind,
    content: readFileSync(join(import.meta.dirname, `site.${kind}`), 'utf8'),
  }));
  const hash = createHash('sha256');
  for (const { kind, content } of contents) hash.update(`${kind}\0${content}\0`);
  const version = hash.digest('hex').slice(0, 10);
  return {
    version,
    files: contents.map(({ kind, content }) => ({ href: assetHref(version, kind), content })),
  };
}
