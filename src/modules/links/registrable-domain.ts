/** Endings of China below which names are given out: categories and provinces (中国互联网络域名体系). */
const CN = new Set(
  // The last two are 政务 and 公益 as hosts are written.
  (
    'gov mil edu com net org ac xn--zfr164b xn--55qw42g ' +
    'bj sh tj cq he sx nm ln jl hl js zj ah fj jx sd ha hb hn gd gx hi sc gz yn xz sn gs qh nx xj tw hk mo'
  ).split(' '),
);
/** Second labels under which other countries' registries give out names. */
const ELSEWHERE = new Set(['co', 'com', 'net', 'org', 'gov', 'edu', 'ac', 'go', 'or', 'ne', 'idv', 'gob']);

/**
 * The part of a host name that one holder has registered: `www.xa.gov.cn` gives `xa.gov.cn`. An IP address or a single label
 * gives itself. Endings outside China are told by their usual form, not by the whole public list.
 */
export function registrableDomain(host: string): string {
  if (/^[\d.]+$|:/.test(host)) return host;
  const labels = host.replace(/\.$/, '').split('.');
  return labels.slice(isShared(labels) ? -3 : -2).join('.');
}

/** Whether names below a host are given out to anybody who asks: `com.cn`, `bj.cn`, `co.uk`. */
export function isPublicSuffix(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.');
  return labels.length < 2 || (labels.length === 2 && isShared(labels));
}

function isShared(labels: readonly string[]): boolean {
  const [second = '', top = ''] = labels.slice(-2);
  return top === 'cn' ? CN.has(second) : top.length === 2 && ELSEWHERE.has(second);
}

/** Whether a host belongs to a government: names below `.gov.cn` and `.政务`, `.政务.cn` are given to none else. */
export function isGovernmentHost(host: string): boolean {
  return /(?:^|\.)gov\.cn$|\.xn--zfr164b$|\.xn--zfr164b\.cn$/.test(host);
}
