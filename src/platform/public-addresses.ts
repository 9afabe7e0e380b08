import { BlockList, isIP } from 'node:net';

/**
 * Whom an IP address belongs to: a server on the public internet; one within a private network, e.g. an office's own; this machine;
 * nobody to be called: metadata of clouds, link-local, multicast, reserved, and whatever carries another address within.
 */
export type AddressReach = 'public' | 'private' | 'loopback' | 'never';

type Net = readonly [net: string, bits: number];

/** What is no public server's: IANA's special-purpose registries. */
const V4_NOT_PUBLIC: readonly Net[] = [
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
const V4_PRIVATE: readonly Net[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  // Meant for benchmarks; proxies within a machine or network answer names with it.
  ['198.18.0.0', 15],
];
/** A cloud's metadata within a private range. */
const V4_METADATA: readonly Net[] = [['100.100.100.200', 32]];
/** Public IPv6 lies in 2000::/3; all else is local, mapped, translated or reserved. */
const V6_PUBLIC: readonly Net[] = [['2000::', 3]];
/** Within it: documentation, benchmarks, Teredo and 6to4, which lead on to an IPv4 address of anybody's choice. */
const V6_NOT_PUBLIC: readonly Net[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
const V6_PRIVATE: readonly Net[] = [['fc00::', 7]];
/** Another cloud's. */
const V6_METADATA: readonly Net[] = [['fd00:ec2::254', 128]];

/** Whom an IP address belongs to; `never` for what is no IP address. */
export function reachOf(address: string): AddressReach {
  switch (isIP(address)) {
    case 4:
      return IS_V4.of(address);
    case 6:
      return IS_V6.of(address);
    default:
      return 'never';
  }
}

/**
 * Whether an IP address can belong to a server on the public internet: not this machine, not a private or link-local network, not
 * a cloud's metadata, not multicast. What is no IP address isn't public.
 */
export function isPublicAddress(address: string): boolean {
  return reachOf(address) === 'public';
}

interface Family {
  of(address: string): AddressReach;
}

const IS_V4 = familyOf('ipv4', {
  loopback: [['127.0.0.0', 8]],
  never: V4_METADATA,
  private: V4_PRIVATE,
  public: [['0.0.0.0', 0]],
  notPublic: V4_NOT_PUBLIC,
});
const IS_V6 = familyOf('ipv6', {
  loopback: [['::1', 128]],
  never: V6_METADATA,
  private: V6_PRIVATE,
  public: V6_PUBLIC,
  notPublic: V6_NOT_PUBLIC,
});

function familyOf(
  family: 'ipv4' | 'ipv6',
  nets: Readonly<Record<AddressReach | 'notPublic', readonly Net[]>>,
): Family {
  const within = (ranges: readonly Net[]): ((address: string) => boolean) => {
    const list = new BlockList();
    for (const [net, bits] of ranges) list.addSubnet(net, bits, family);
    return (address) => list.check(address, family);
  };
  const isLoopback = within(nets.loopback);
  const isNever = within(nets.never);
  const isPrivate = within(nets.private);
  const isPublic = within(nets.public);
  const isNotPublic = within(nets.notPublic);
  return {
    of: (address) => {
      if (isNever(address)) return 'never';
      if (isLoopback(address)) return 'loopback';
      if (isPrivate(address)) return 'private';
      return isPublic(address) && !isNotPublic(address) ? 'public' : 'never';
    },
  };
}
