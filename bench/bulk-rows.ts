import { headVector, termsVector } from '../src/modules/search/search-vector.ts';
import { dayInShanghai } from '../src/law/dates.ts';
import { newId } from '../src/platform/ids.ts';
import { documentHref } from '../src/portal/paths.ts';
import { titleOf } from './words.ts';

/** An agency that documents are put into. */
export interface BulkPlace {
  readonly agencyId: string;
  readonly slug: string;
  readonly nodes: readonly { readonly id: string; readonly kind: string }[];
}

/** Where the numbers of agencies and columns have come to. */
export interface BulkNumbers {
  readonly agencies: Map<string, number>;
  readonly nodes: Map<string, number>;
}

/** One document of the bulk, as it is copied into the database; texts are put together there. */
export interface BulkRow {
  readonly n: number;
  readonly documentId: string;
  readonly agencyId: string;
  readonly nodeId: string;
  readonly kind: string;
  readonly validity: string;
  readonly at: Date;
  readonly publicNumber: number;
  readonly listNumber: number;
  readonly path: string;
  readonly indexNumber: string;
  readonly title: string;
  readonly head: string;
  readonly terms: string;
}

const YEARS = 10;
const DAY_MS = 86_400_000;

/** The n-th of `count` documents, spread over ten years until yesterday; a few agencies have most of them. */
export function bulkRow(
  n: number,
  count: number,
  world: {
    places: readonly BulkPlace[];
    numbers: BulkNumbers;
    draw: () => string;
    chance: () => number;
    now: Date;
  },
): BulkRow {
  const { places, numbers, draw, chance, now } = world;
  const place = places[Math.floor(chance() ** 2 * places.length)];
  const node = place?.nodes[Math.floor(chance() ** 2 * place.nodes.length)];
  if (place === undefined || node === undefined) throw new RangeError('no column');
  const publicNumber = (numbers.agencies.get(place.agencyId) ?? 0) + 1;
  numbers.agencies.set(place.agencyId, publicNumber);
  const listNumber = (numbers.nodes.get(node.id) ?? 0) + 1;
  numbers.nodes.set(node.id, listNumber);
  const span = YEARS * 365 * DAY_MS;
  const at = new Date(now.getTime() - DAY_MS - span + (n / count) * span);
  const title = titleOf(n).replace('（', `${draw()}${draw()}（`);
  const indexNumber = `${place.slug.toUpperCase()}/${at.getUTCFullYear()}-${String(publicNumber).padStart(7, '0')}`;
  const validity = n % 33 === 0 ? 'repealed' : 'valid';
  const facets = {
    agencyId: place.agencyId,
    nodeId: node.id,
    kind: node.kind,
    validity,
    publishedOn: dayInShanghai(at),
  };
  return {
    n,
    documentId: newId(at.getTime()),
    agencyId: place.agencyId,
    nodeId: node.id,
    kind: node.kind,
    validity,
    at,
    publicNumber,
    listNumber,
    path: documentHref(place.slug, at.getUTCFullYear(), publicNumber),
    indexNumber,
    title,
    head: headVector([
      { text: title, weight: 'A' },
      { text: indexNumber, weight: 'B' },
    ]),
    terms: termsVector({ title, number: '', texts: [indexNumber], facets }),
  };
}
