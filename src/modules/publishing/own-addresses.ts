import { foldedAddress } from '../../platform/http/answered-files.ts';
import { HOME, RESERVED_COLUMN_SLUGS, RESERVED_SLUGS } from '../../portal/paths.ts';

/** Which addresses below an agency are its own. */
export interface OwnPlaces {
  /** `/{agency}/` */
  readonly href: string;
  /** `/{agency}/{column}/` of all its columns. */
  readonly columns: ReadonlySet<string>;
}

const OF_AGENCY = /^(?:|(?:index\.(?:html|json)|agency\.json|feed\.xml|sitemap-(?:\d+|pages)\.xml))$/;
const OF_COLUMN = /^(?:|(?:index|page-\d+|all-\d+)\.(?:html|json))$/;

/** The first segment of an address, by which an agency is found. */
export function firstSegment(path: string): string {
  return foldedAddress(path).split('/')[1] ?? '';
}

/** Whether the program itself or the site as a whole answers at an address, now or later. */
export function isOfSite(path: string): boolean {
  return path === HOME || RESERVED_SLUGS.has(firstSegment(path));
}

/**
 * Whether an address is one at which an agency has a page or will have one: its home, its columns and their pages, its
 * documents, catalogue and application form. Nobody may be led away from there.
 */
export function isOfAgency(places: OwnPlaces, path: string): boolean {
  const asked = foldedAddress(path);
  if (`${asked}/` === places.href) return true;
  if (!asked.startsWith(places.href)) return false;
  const below = asked.slice(places.href.length);
  if (RESERVED_COLUMN_SLUGS.has(below.split('/')[0] ?? '')) return true;
  const end = asked.lastIndexOf('/') + 1;
  const folder = asked.slice(0, end);
  if (folder === places.href) return OF_AGENCY.test(asked.slice(end)) || places.columns.has(`${asked}/`);
  return places.columns.has(`${asked}/`) || (places.columns.has(folder) && OF_COLUMN.test(asked.slice(end)));
}
