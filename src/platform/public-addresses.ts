import { BlockList, isIP } from 'node:net';

/** Ranges that lead to no public server: IANA's special-purpose registries, and addresses that carry an IPv4 one within. */
const V4: readonly (readonly [net: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Public IPv6 lies in 2000::/3; all else is local, mapped, translated or reserved. */
const V6_PUBLIC: readonly (readonly [net: string, bits: number])[] = [['2000::', 3]];
/** Within it: documentation, benchmarks, Teredo and 6to4, which lead on to an IPv4 address of anybody's choice. */
const V6_NOT: readonly (readonly [net: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const NOT_PUBLIC_V4 = blockList(V4, 'ipv4');
const PUBLIC_V6 = blockList(V6_PUBLIC, 'ipv6');
const NOT_PUBLIC_V6 = blockList(V6_NOT, 'ipv6');

/**
 * Whether an IP address can belong to a server on the public internet: not this machine, not a private or link-local network, not
 * a cloud's metadata, not multicast. What is no IP address isn't public.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !NOT_PUBLIC_V4.check(address, 'ipv4');
    case 6:
      return PUBLIC_V6.check(address, 'ipv6') && !NOT_PUBLIC_V6.check(address, 'ipv6');
    default:
      return false;
  }
}

function blockList(
  ranges: readonly (readonly [net: string, bits: number])[],
  family: 'ipv4' | 'ipv6',
): BlockList {
  const list = new BlockList();
  for (const [net, bits] of ranges) list.addSubnet(net, bits, family);
  return list;
}
