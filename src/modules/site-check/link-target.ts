/** Where a link leads. */
export type LinkTarget =
  | { readonly kind: 'inside'; readonly path: string; readonly fragment: string | null }
  | { readonly kind: 'outside' }
  /** An address that only answers within an office: the reader's own machine, private networks, files. */
  | { readonly kind: 'private' }
  /** Nowhere: empty, or not an address. */
  | { readonly kind: 'nowhere' };

const PLAIN = /^\/(?!\/)[\w\-./]*$/;
const PRIVATE_HOST =
  /^(?:localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])/i;

/** Follows an address as a browser would from the page at `from`; paths come decoded. `siteUrl` has no slash at its end. */
export function linkTarget(href: string, input: { from: string; siteUrl: string }): LinkTarget {
  if (PLAIN.test(href)) return { kind: 'inside', path: href, fragment: null };
  const wanted = href.trim();
  if (wanted === '' || wanted === '#') return { kind: 'nowhere' };
  const url = URL.canParse(wanted, input.siteUrl + input.from)
    ? new URL(wanted, input.siteUrl + input.from)
    : null;
  if (url === null || url.protocol === 'javascript:') return { kind: 'nowhere' };
  if (url.protocol === 'file:') return { kind: 'private' };
  if (!/^https?:$/.test(url.protocol)) return { kind: 'outside' };
  const own = new URL(input.siteUrl);
  if (url.host === own.host) return inside(url);
  return { kind: PRIVATE_HOST.test(url.hostname) ? 'private' : 'outside' };
}

function inside(url: URL): LinkTarget {
  try {
    const fragment = url.hash === '' ? null : decodeURIComponent(url.hash.slice(1));
    return { kind: 'inside', path: decodeURIComponent(url.pathname), fragment };
  } catch {
    return { kind: 'nowhere' };
  }
}
