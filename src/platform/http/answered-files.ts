import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Addresses that lead elsewhere: a line an address, as nginx includes it in a `map`. */
export const REDIRECTS_FILE = 'redirects.map';
/** Addresses at which something was that is gone for good; likewise. */
export const GONE_FILE = 'gone.map';

/** What is answered at an address without a page of its own. */
export type AddressAnswer = { readonly kind: 'redirect'; readonly to: string } | { readonly kind: 'gone' };

/** A longer address would not fit into a bucket of the maps in deploy/nginx (`map_hash_bucket_size`); in bytes of UTF-8. */
export const LONGEST_ADDRESS = 400;

/** Whether servers can hold an address in their maps. */
export function fitsIntoMap(address: string): boolean {
  return Buffer.byteLength(address) <= LONGEST_ADDRESS;
}

/** Whether an address can stand in a `map` of nginx: it doesn't end the quotes and isn't taken for a variable. */
export function isForMap(address: string): boolean {
  return !/["\\$\p{Cc}]/u.test(address);
}

/** An address as it is compared: a `map` of nginx takes A to Z for a to z, and so does everything here. */
export function foldedAddress(address: string): string {
  return address.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** What a `map` of nginx takes for its own words, quoted or not, unless a `\` stands before them. */
const MAP_WORDS: ReadonlySet<string> = new Set(['default', 'hostnames', 'include', 'volatile']);

/**
 * Lines for a `map` of nginx, whose keys are compared as they stand here. Neither keys nor values hold what would end the
 * quotes or be taken for a variable.
 */
export function mapLines(entries: Iterable<readonly [from: string, to: string]>): string {
  return [...entries].map(([from, to]) => `"${literal(quotable(from))}" "${quotable(to)}";\n`).join('');
}

function literal(key: string): string {
  return MAP_WORDS.has(key) ? `\\${key}` : key;
}

function quotable(address: string): string {
  if (!isForMap(address)) throw new RangeError(`not for a map: ${address}`);
  return address;
}

/** A stale answer may be this old: looking at two files with every request would be a waste. */
const LOOK_EVERY_MS = 500;

/**
 * Looks addresses up in the files in `folder`, without a database. Files that are replaced are read anew; one that is
 * missing holds nothing.
 * @returns for an address from the root, decoded, what is answered there; null where nothing special is
 */
export function addressFiles(folder: string): (path: string) => AddressAnswer | null {
  const redirects = mapFile(join(folder, REDIRECTS_FILE));
  const gone = mapFile(join(folder, GONE_FILE));
  return (path) => {
    const folded = foldedAddress(path);
    const to = redirects().get(folded);
    if (to !== undefined) return { kind: 'redirect', to };
    return gone().has(folded) ? { kind: 'gone' } : null;
  };
}

/** The entries of such a file, read anew when it is replaced; keys folded. */
export function mapFile(path: string): () => ReadonlyMap<string, string> {
  let entries: ReadonlyMap<string, string> = new Map();
  let seen = '';
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - lookedAt < LOOK_EVERY_MS) return entries;
    lookedAt = now;
    const found = statSync(path, { throwIfNoEntry: false });
    const version = found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
    if (version !== seen) {
      entries = found === undefined ? new Map() : readMap(readFileSync(path, 'utf8'));
      seen = version;
    }
    return entries;
  };
}

function readMap(text: string): Map<string, string> {
  const lines = text.matchAll(/^"\\?([^"]*)" "([^"]*)";$/gm);
  return new Map([...lines].map(([, from = '', to = '']) => [foldedAddress(from), to]));
}
