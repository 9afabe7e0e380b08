import { fitsIntoMap } from '../../platform/http/answered-files.ts';
import { isSiteAddress } from '../../platform/http/site-address.ts';

/** Where an item stood on the site that it comes from, if a way can lead from there. */
export interface OldAddress {
  /** From the root of that site, as it reads; empty where there is none. */
  readonly path: string;
  /** Chinese: why not, where the item has an address. */
  readonly note: string | null;
}

const PAGE = /\.(?:html?|xhtml|shtml)$/iu;
const NONE: OldAddress = { path: '', note: null };

/**
 * The address on the site that an item comes from: as its page says, else where its file stands in the export. Whatever can't be an
 * address of this site has none, nor has one that only its query tells from others: a way has no query.
 */
export function oldAddress(item: {
  readonly isSite: boolean;
  readonly body: string | null;
  readonly url: string;
}): OldAddress {
  const { isSite, body, url } = item;
  if (URL.canParse(url)) {
    const { pathname, search } = new URL(url);
    if (search !== '') return { path: '', note: '原网址带参数（“?”之后的部分），不能设置跳转。' };
    return usable(decoded(pathname));
  }
  if (!isSite || body === null || !PAGE.test(body)) return NONE;
  const segments = body.split('/');
  const isHost = /^[\w-]+(?:\.[\w-]+)+$/u.test(segments[0] ?? '') && segments.length > 1;
  return usable(`/${(isHost ? segments.slice(1) : segments).join('/')}`);
}

function usable(path: string): OldAddress {
  return isSiteAddress(path) && fitsIntoMap(path)
    ? { path, note: null }
    : { path: '', note: '原网址含有空格、引号等字符或者过长，不能设置跳转。' };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
