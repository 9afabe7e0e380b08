import type { LinkUse, PageLinks } from './extract-links.ts';
import { harmIn } from './harmful-words.ts';
import { standingOf, severityOf, type LinkClass, type LinkVerdict } from './link-classes.ts';
import { readAddress, type ReadAddress } from './read-address.ts';
import { isGovernmentHost, registrableDomain } from './registrable-domain.ts';

/** The page that a link stands on. */
export interface OnPage {
  /** Where the public finds the page. */
  readonly url: string;
  readonly links: Pick<PageLinks, 'anchors' | 'base'>;
  /** Whether the office has said that it knows a host. */
  isTrusted(host: string): boolean;
}

/** What a link is by the page alone, without asking anybody. */
export interface UseVerdict {
  readonly read: ReadAddress;
  /** Null when nothing is wrong as far as the page shows. */
  readonly verdict: LinkVerdict | null;
}

/** Reads an address where it stands and tells what is wrong with it by itself: its form, its words, that nobody sees it. */
export function judgeUse(use: LinkUse, page: OnPage): UseVerdict {
  const base = page.links.base !== null && URL.canParse(page.links.base, page.url);
  const read = readAddress(use.written, base ? new URL(page.links.base ?? '', page.url).href : page.url);
  switch (read.kind) {
    case 'other':
      return { read, verdict: null };
    case 'runs':
      return { read, verdict: verdict('runs', '链接里写的是脚本，不是网址。') };
    case 'internal':
      return { read, verdict: verdict('internal', read.why) };
    case 'malformed':
      return { read, verdict: { ...verdict('malformed', read.why), suggestion: read.meant } };
    case 'here':
      return { read, verdict: judgeHere(read.fragment, page) };
    case 'web':
      return { read, verdict: judgeWeb(use, read, page) };
  }
}

function judgeHere(fragment: string, { links }: OnPage): LinkVerdict | null {
  const known = fragment === '' || fragment.toLowerCase() === 'top' || /^[!/:]/.test(fragment);
  if (known || links.anchors.has(fragment)) return null;
  return verdict('missingFragment', `本页里没有“#${fragment}”这个位置。`);
}

function judgeWeb(
  use: LinkUse,
  { url, host }: Extract<ReadAddress, { kind: 'web' }>,
  page: OnPage,
): LinkVerdict | null {
  const own = new URL(page.url);
  const outside = registrableDomain(host) !== registrableDomain(own.hostname);
  const known = !outside || isGovernmentHost(host) || page.isTrusted(host);
  if (!known) {
    const harm = harmIn(use.words);
    if (harm !== null) return verdict('hijacked', `链接的文字${harm}`);
    if (use.hiddenBy !== null && (!use.loads || use.element === 'iframe'))
      return verdict('hidden', `读者看不见这个站外链接：${use.hiddenBy}`);
  }
  if (use.loads && own.protocol === 'https:' && url.startsWith('http:'))
    return {
      ...verdict('mixed', '网页用 https 打开，其中的内容却用 http。'),
      suggestion: url.replace(/^http:/, 'https:'),
    };
  return known || use.loads ? null : verdict('offList', `${host} 不是政府网站，也不在可信网站名单中。`);
}

function verdict(name: LinkClass, evidence: string): LinkVerdict {
  return { class: name, evidence, suggestion: null };
}

/** The more serious of two; the second where they are equal, the other where one is missing. */
export function worse(one: LinkVerdict | null, other: LinkVerdict | null): LinkVerdict | null {
  if (one === null || other === null) return one ?? other;
  return severityOf(one.class, 'article') > severityOf(other.class, 'article') ? one : other;
}

/** Whether a link may hold a publication up: only what harms readers. */
export function isDangerous({ class: name }: LinkVerdict): boolean {
  return standingOf(name) === 'danger';
}
