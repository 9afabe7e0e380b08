/** Endings of China below which names are given out: categories and provinces (中国互联网络域名体系). */
const CN = new Set(
  (
    'gov mil edu com net org ac 政务 公益 ' +
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
  const [second = '', top = ''] = labels.slice(-2);
  const shared = top === 'cn' ? CN.has(second) : top.length === 2 && ELSEWHERE.has(second);
  return labels.slice(shared ? -3 : -2).join('.');
}

/** Whether a host belongs to a government: names below `.gov.cn` and `.政务`, `.政务.cn` are given to none else. */
export function isGovernmentHost(host: string): boolean {
  return /(?:^|\.)gov\.cn$|\.xn--zfr164b$|\.xn--zfr164b\.cn$/.test(host);
}
