/** Kinds that a browser shows by itself; all others are saved. */
const SHOWN = /\.(?:pdf|png|jpe?g|gif|webp|txt)$/i;

/**
 * How a file with this name is to be treated, and what it is called: for every browser in its own letters (RFC 6266 with
 * RFC 8187), and for old ones by a name of plain letters with the same ending.
 * @param way told by the name when left out
 */
export function contentDisposition(
  name: string,
  way: 'inline' | 'attachment' = SHOWN.test(name) ? 'inline' : 'attachment',
): string {
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  const plain = /^[A-Za-z0-9 ._-]+$/.test(name) ? name : `file${ending}`;
  return `${way}; filename="${plain}"; filename*=UTF-8''${extendedValue(name)}`;
}

/** `encodeURIComponent` leaves some characters that the header doesn't allow. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
