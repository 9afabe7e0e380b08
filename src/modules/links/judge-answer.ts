import { promisedFile } from './file-endings.ts';
import { harmIn, harmInTitle, isForSale } from './harmful-words.ts';
import type { LinkClass, LinkVerdict } from './link-classes.ts';
import type { Answer, Failure } from './probe-address.ts';
import type { FailureReason } from './probe-failure.ts';
import { registrableDomain } from './registrable-domain.ts';
import { isChallenge, isShell, likeness, saysNotFound } from './seen-answer.ts';

/** What was asked for. */
export interface Asked {
  readonly url: string;
  readonly fragment: string | null;
}

const OF_FAILURES: Readonly<Record<FailureReason, readonly [name: LinkClass, evidence: string]>> = {
  unknownHost: ['unknownHost', '查不到这个域名。'],
  noResolver: ['oddAnswer', '域名服务器没有答复，不能判断。'],
  internal: ['internal', '网址指向内部网络或者本机，公众打不开。'],
  refused: ['unreachable', '对方服务器拒绝连接。'],
  reset: ['unreachable', '连接被对方中断。'],
  timeout: ['slow', '在规定时间内没有打开。'],
  certificateExpired: ['expiredCertificate', '对方的安全证书不在有效期内。'],
  certificateName: ['untrustedCertificate', '对方的安全证书是发给别的域名的。'],
  certificateUntrusted: ['untrustedCertificate', '对方的安全证书是自己签发的，浏览器不信任。'],
  certificateChain: ['oddAnswer', '对方没有给出完整的证书链，程序不能核对。'],
  tls: ['oddAnswer', '与对方建立不了安全连接，可能是对方的加密方式过旧。'],
  garbled: ['oddAnswer', '对方的答复不合规范。'],
  redirectLoop: ['redirectLoop', '跳转又回到了原处。'],
  tooManyRedirects: ['redirectLoop', '跳转超过 5 次。'],
  badRedirect: ['redirectLoop', '跳转到了打不开的网址。'],
  rests: ['blocked', '对方要求稍后再访问，这次没有检查。'],
};

/** Answers that say who may look, not whether anything is there. */
const BLOCKED: ReadonlySet<number> = new Set([
  400, 401, 402, 403, 405, 406, 407, 412, 418, 421, 423, 425, 428, 429, 431, 444, 451, 493, 511, 521, 999,
]);

/**
 * What a link turns out to be by what stands at it. `random` is what the same server answers to an address that cannot exist;
 * null where that wasn't asked.
 */
export function judge(asked: Asked, found: Answer | Failure, random: Answer | Failure | null): LinkVerdict {
  if (found.kind === 'failure') {
    const [name, evidence] = OF_FAILURES[found.reason];
    return verdict(name, evidence);
  }
  if (found.bomb) return verdict('oddAnswer', '对方的网页解压后过大，没有读取。');
  const { page, status } = found;
  if (page !== null && isChallenge(page.seen)) return verdict('blocked', '对方先要求通过安全验证。');
  if (status === 404 || status === 410) return verdict('gone', `对方答复“网页不存在”（${status}）。`);
  if (BLOCKED.has(status)) return verdict('blocked', `对方不让程序访问（${status}）。`);
  if (status >= 500) return verdict('failing', `对方服务器出错（${status}）。`);
  if ([301, 302, 303, 307, 308].includes(status))
    return verdict('redirectLoop', `对方答复跳转（${status}），却没有写明转到哪里。`);
  if (status < 200 || status >= 300) return verdict('oddAnswer', `对方的答复不能识别（${status}）。`);
  return judgeFound(asked, found, random);
}

function judgeFound(asked: Asked, found: Answer, random: Answer | Failure | null): LinkVerdict {
  const { page } = found;
  const harm = page === null ? null : harmOf(page.seen.title, page.seen.about);
  if (harm !== null) return verdict('hijacked', harm);
  const promised = promisedFile(asked.url);
  if (promised !== null && found.size === 0) return verdict('wrongFile', '附件是空的，大小为 0。');
  if (promised !== null && page !== null)
    return verdict('wrongFile', `网址是${promised}文件，打开的却是网页。`);
  if (found.hops > 0 && isHome(found.url) && !isHome(asked.url))
    return verdict('softNotFound', '打开后跳转到了网站首页。');
  const elsewhere = registrableDomain(hostOf(found.url)) !== registrableDomain(hostOf(asked.url));
  if (page !== null) {
    const missing = missingPage(asked, found, page, random);
    if (missing !== null) return missing;
  }
  if (elsewhere) return { ...verdict('moved', `现在转到 ${hostOf(found.url)}。`), suggestion: found.url };
  return { ...verdict('ok', `打开正常（${found.status}）。`), suggestion: betterAddress(asked.url, found) };
}

type Page = NonNullable<Answer['page']>;

function missingPage(
  asked: Asked,
  found: Answer,
  page: Page,
  random: Answer | Failure | null,
): LinkVerdict | null {
  const { seen, html, whole } = page;
  if (whole && html.trim() === '') return verdict('softNotFound', '网页是空的。');
  if (saysNotFound(seen))
    return verdict('softNotFound', `网页的内容是“${(seen.title || seen.text).slice(0, 40)}”。`);
  const other = random?.kind === 'answer' && random.status < 300 ? random.page : null;
  if (other !== null && !isHome(asked.url) && isSame(page, other)) {
    if (isShell(seen, html)) return verdict('scripted', '不论什么网址都答复同一个由脚本生成内容的网页。');
    return verdict('softNotFound', '与该网站对不存在的网址给出的网页相同。');
  }
  const { fragment } = asked;
  if (fragment === null || !whole || isShell(seen, html) || isOfScripts(fragment)) return null;
  if (seen.anchors.has(fragment) || fragment.toLowerCase() === 'top') return null;
  return { ...verdict('missingFragment', `网页里没有“#${fragment}”这个位置。`), suggestion: found.url };
}

const SAME = 0.9;

function isSame(page: Page, other: Page): boolean {
  if (page.html === other.html) return true;
  if (Math.min(page.seen.text.length, other.seen.text.length) < 10)
    return page.seen.text === other.seen.text && page.seen.title === other.seen.title;
  return page.seen.title === other.seen.title && likeness(page.seen.text, other.seen.text) >= SAME;
}

function harmOf(title: string, about: string): string | null {
  const harm = harmInTitle(title) ?? harmIn(`${title}${about}`);
  if (harm !== null) return `对方网页的标题或者关键词${harm}`;
  return isForSale(title) ? '对方的域名正在出售，网站已经易主。' : null;
}

/** Positions that scripts understand, and those that mark words. */
function isOfScripts(fragment: string): boolean {
  return fragment === '' || /^[!/:]|[=&/]/.test(fragment);
}

function isHome(url: string): boolean {
  return (
    /^\/(?:(?:index|default|main)\.[a-z]{2,5})?$/i.test(new URL(url).pathname) && new URL(url).search === ''
  );
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}

/** The same page by https, or where it has moved for good. */
function betterAddress(asked: string, found: Answer): string | null {
  if (found.hops === 0 || found.url === asked) return null;
  const secured = asked.startsWith('http:') && found.url.startsWith('https:');
  return secured || found.lasting ? found.url : null;
}

function verdict(name: LinkClass, evidence: string): LinkVerdict {
  return { class: name, evidence, suggestion: null };
}
