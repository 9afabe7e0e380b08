import { fileOf } from '../../portal/paths.ts';
import { MAIN } from '../../platform/http/site-places.ts';

/** A site of the installation: pages of agencies lie at the root of the folder, whichever site they are on. */
export interface CheckedSite {
  /** The folder that servers read. */
  readonly folder: string;
  /** `main`, or the slug of a further site. */
  readonly slug: string;
  /** Its public address without a slash at its end. */
  readonly siteUrl: string;
  /** Slugs of agencies and of the site that each is on; empty while there is one site. */
  readonly agencies: ReadonlyMap<string, string>;
  /** What servers answer at an address without looking at files: led on or gone; null: nothing special. */
  readonly answers: (path: string) => { readonly kind: 'redirect' | 'gone' } | null;
}

/** What all sites give out from the root. */
const SHARED = /^(?:(?:assets|files)\/|log\/[a-z0-9-]+\.json$)/;
const SITES = '_sites/';

type Placed = Pick<CheckedSite, 'slug' | 'agencies'>;

/** Whether a file below the folder is this site's; what all share is the main one's. */
export function belongsTo({ slug, agencies }: Placed, file: string): boolean {
  if (file.startsWith(SITES)) return file.startsWith(`${SITES}${slug}/`);
  return (agencies.get(firstOf(file)) ?? MAIN) === slug;
}

/** The address of one of its files: `a/index.html` stands at `/a/`. */
export function hrefAt({ slug }: Pick<CheckedSite, 'slug'>, file: string): string {
  const own = `${SITES}${slug}/`;
  return `/${(file.startsWith(own) ? file.slice(own.length) : file).replace(/(^|\/)index\.html$/, '$1')}`;
}

/** The file from which an address of the site is answered; null for what can't be one. `path` comes from a text, decoded. */
export function fileAt({ slug, agencies }: Placed, path: string): string | null {
  const file = safeFile(path);
  if (file === null || slug === MAIN || SHARED.test(file) || agencies.has(firstOf(file))) return file;
  return `${SITES}${slug}/${file}`;
}

function firstOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function safeFile(path: string): string | null {
  try {
    return fileOf(encodeURI(path));
  } catch {
    return null;
  }
}
