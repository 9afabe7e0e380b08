import { isIPv6 } from 'node:net';

/** How many may come at once, and how many more each minute. */
export interface BucketSize {
  readonly capacity: number;
  readonly perMinute: number;
}

/** Buckets by key, in memory. */
export interface TokenBuckets {
  /** Takes one; false when the bucket of this key is empty. */
  take(key: string, now: Date): boolean;
}

const MINUTE_MS = 60_000;

/** Counts for at most so many keys; the least used are forgotten, which is in their favour. */
export function tokenBuckets(size: BucketSize, mostKeys = 20_000): TokenBuckets {
  const levels = new Map<string, { level: number; at: number }>();
  return {
    take: (key, now) => {
      const at = now.getTime();
      const last = levels.get(key) ?? { level: size.capacity, at };
      const refilled = Math.max(0, ((at - last.at) / MINUTE_MS) * size.perMinute);
      const level = Math.min(size.capacity, last.level + refilled);
      levels.delete(key);
      levels.set(key, { level: level >= 1 ? level - 1 : level, at });
      const [oldest] = levels.keys();
      if (levels.size > mostKeys && oldest !== undefined) levels.delete(oldest);
      return level >= 1;
    },
  };
}

/** Whom an address stands for: of IPv6 the first half, for the rest one connection chooses as it likes. */
export function addressKey(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [front = '', back] = ip.replace(/%.*$/, '').split('::');
  const head = front === '' ? [] : front.split(':');
  const tail = back === undefined || back === '' ? [] : back.split(':');
  const gap = back === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...tail];
  return groups
    .slice(0, 4)
    .map((one) => Number.parseInt(one, 16).toString(16))
    .join(':');
}
