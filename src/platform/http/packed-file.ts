import { stat } from 'node:fs/promises';

/** Files of which a packed copy may stand beside them. */
const TEXT = /\.(?:html?|css|js|xml|json|svg|txt)$/i;
const WAYS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/** A packed copy: its ending and the name of its way of packing. */
export type Packing = (typeof WAYS)[number];

/** Whether answers at this address depend on what the browser unpacks. */
export function mayBePacked(path: string): boolean {
  return TEXT.test(path) && !path.startsWith('/files/');
}

/** Whether the address is that of a packed copy itself; nobody is to ask for it by name. */
export function isPackedCopy(path: string): boolean {
  const base = path.replace(/\.(?:br|gz)$/, '');
  return base !== path && mayBePacked(base);
}

/**
 * The packed copy of a file that a browser takes, or null. One that is older than the file was made of another page and is
 * never sent; a part of a file (`Range`) is cut from the file itself.
 */
export async function packedCopy(
  file: string,
  asked: { readonly acceptEncoding: string | undefined; readonly range: string | undefined },
): Promise<Packing | null> {
  if (asked.range !== undefined || asked.acceptEncoding === undefined) return null;
  const page = await stat(file).catch(() => null);
  if (page === null) return null;
  for (const way of WAYS) {
    if (!takes(asked.acceptEncoding, way.encoding)) continue;
    const copy = await stat(`${file}${way.ending}`).catch(() => null);
    if (copy !== null && copy.isFile() && copy.mtimeMs >= page.mtimeMs) return way;
  }
  return null;
}

/** What the header says of one way of packing; `q=0` refuses it (RFC 9110, 12.5.3). */
function takes(header: string, encoding: string): boolean {
  let others = false;
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const welcome = weight === undefined || Number(weight) > 0;
    if (name === encoding) return welcome;
    if (name === '*') others = welcome;
  }
  return others;
}
