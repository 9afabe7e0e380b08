import { isIP } from 'node:net';
import { isPublicAddress } from '../../platform/public-addresses.ts';

/** Where a written address leads. */
export type ReadAddress =
  /** On the web; `url` without its fragment, as addresses are compared. */
  | { readonly kind: 'web'; readonly url: string; readonly host: string; readonly fragment: string | null }
  /** Within the same page. */
  | { readonly kind: 'here'; readonly fragment: string }
  /** Not a page: mail, telephone. */
  | { readonly kind: 'other' }
  /** It runs instead of leading anywhere. */
  | { readonly kind: 'runs' }
  /** Only whoever sits within the office's network gets there. */
  | { readonly kind: 'internal'; readonly why: string }
  /** No address; `meant` is what was probably meant. */
  | { readonly kind: 'malformed'; readonly why: string; readonly meant: string | null };

const MAX_LENGTH = 4096;
const OTHER = /^(?:mailto|tel|sms|weixin|alipays?|geo|callto):/i;
const HOST_NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z][a-z0-9-]{0,61}[a-z0-9])$/;
const INNER_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|corp|home|localdomain)$/;

/**
 * Reads an address as it was written on a page at `base`: spaces around it, default ports, dot segments and session identifiers
 * in the path are dropped, as they make no difference. What browsers quietly repair is told as malformed only where it leads
 * nowhere.
 */
export function readAddress(written: string, base: string): ReadAddress {
  const text = written.replace(/[\t\n\r]/g, '').trim();
  if (text === '') return { kind: 'malformed', why: '链接里没有网址。', meant: null };
  if (text.length > MAX_LENGTH) return { kind: 'malformed', why: '网址过长。', meant: null };
  if (text.startsWith('#')) return { kind: 'here', fragment: decoded(text.slice(1)) };
  if (/^(?:javascript|vbscript|data):/i.test(text.replace(/[^\w:]/g, ''))) return runsOrNothing(text);
  if (/^file:|^[a-z]:[\\/]|^\\\\/i.test(text))
    return { kind: 'internal', why: '这是某台电脑里的文件，公众打不开。' };
  if (OTHER.test(text)) return { kind: 'other' };
  const slip = slipIn(text);
  if (slip !== null) return slip;
  if (!URL.canParse(text, base)) return { kind: 'malformed', why: '这不是可以打开的网址。', meant: null };
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol))
    return { kind: 'malformed', why: `浏览器不认识 ${url.protocol} 开头的网址。`, meant: null };
  return onWeb(url, new URL(base).host);
}

/** `javascript:void(0)` and the like do nothing: buttons made of links. */
function runsOrNothing(text: string): ReadAddress {
  const rest = text.replace(/^\s*javascript:/i, '').replace(/[\s;]/g, '');
  return /^(?:void\(?['"]?0?['"]?\)?|#|''|""|)$/i.test(rest)
    ? { kind: 'here', fragment: '' }
    : { kind: 'runs' };
}

/** What people write by mistake, and what they meant. */
function slipIn(text: string): ReadAddress | null {
  const malformed = (why: string, meant: string | null): ReadAddress => ({ kind: 'malformed', why, meant });
  const doubled = /^https?:\/{0,2}(https?:\/\/.{1,4000})$/i.exec(text);
  if (doubled?.[1] !== undefined) return malformed('开头的 http:// 写了两次。', doubled[1]);
  const marks = /^(https?)\s*(?:[:：;；]\s*[/／\\、]*|\/\/)\s*(.{1,4000})$/i.exec(text);
  const proper = /^https?:\/\/[^/\\]/i.test(text);
  if (marks?.[1] !== undefined && !proper) {
    const meant = `${marks[1].toLowerCase()}://${(marks[2] ?? '').replace(/^[/／\\]+/, '')}`;
    return malformed('开头的 http:// 写错了。', URL.canParse(meant) ? meant : null);
  }
  const scheme =
    /^(?:htt|ttp|htp|http|hhttp|httpss|htttp|hppt|http:s|ttps|htps)[:：]?\/{1,2}(.{1,4000})$/i.exec(text);
  if (scheme?.[1] !== undefined && !proper)
    return malformed('开头的 http:// 写错了。', `http://${scheme[1].replace(/^\/+/, '')}`);
  if (/^www[.。][^/\s]{1,200}/i.test(text))
    return malformed('缺少开头的 http://，浏览器会当作本站的网页。', `http://${text.replace(/。/g, '.')}`);
  return null;
}

/** The site itself may stand anywhere, e.g. on the machine on which it is tried out. */
function onWeb(url: URL, own: string): ReadAddress {
  const host = url.hostname.replace(/\.$/, '');
  const why = url.host === own ? null : innerHost(host);
  if (why !== null) return { kind: 'internal', why };
  if (url.host !== own && isIP(host.replace(/^\[|\]$/g, '')) === 0 && !HOST_NAME.test(host))
    return { kind: 'malformed', why: `“${host}”不是完整的域名。`, meant: null };
  if (url.username !== '' || url.password !== '')
    return { kind: 'malformed', why: '网址里带有用户名或者密码。', meant: withoutUser(url) };
  const fragment = url.hash === '' ? null : decoded(url.hash.slice(1));
  return { kind: 'web', url: comparable(url), host, fragment };
}

function withoutUser(url: URL): string {
  const clean = new URL(url);
  clean.username = '';
  clean.password = '';
  return clean.href;
}

/** How the same page is always written: no fragment, no session. */
function comparable(url: URL): string {
  const same = new URL(url);
  same.hash = '';
  same.hostname = same.hostname.replace(/\.$/, '');
  same.pathname = same.pathname.replace(/;jsessionid=[\w.!-]{0,200}/gi, '');
  return same.href;
}

/** Why a host is none of the public internet; null when it may be one. Numbers of any notation come as the parser wrote them. */
function innerHost(host: string): string | null {
  const literal = host.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0)
    return isPublicAddress(literal) ? null : `${literal} 是内部网络或者本机的地址，公众打不开。`;
  if (INNER_NAME.test(host) || /^[a-z0-9_-]+$/.test(host)) return `“${host}”只在内部网络里有效，公众打不开。`;
  return null;
}

function decoded(fragment: string): string {
  try {
    return plainText(decodeURIComponent(fragment));
  } catch {
    return plainText(fragment);
  }
}

/** Without control characters, which no place on a page has in its name and no database takes. */
function plainText(text: string): string {
  return text.replace(/\p{Cc}/gu, '').toWellFormed();
}
