/** How what stands on a channel is held against what is public here: nothing of it is any more, or a newer edition is. */
export const OUTDATED = ['withdrawn', 'edition'] as const;

/** `withdrawn`: withdrawn here, must not stand there. `edition`: an older edition stands there, must be replaced. */
export type Outdated = (typeof OUTDATED)[number];

/** A channel's record as far as it says what stands there. */
interface There {
  readonly channel: string;
  readonly state: string;
  readonly revision_id: string | null;
  /** What the other side knows: a fingerprint of the item, or `SUPERSEDED`. */
  readonly known: string;
  readonly live_since: Date | null;
  readonly taken_down_at: Date | null;
}

/** What is known of a copy whose newer edition was delivered to the same place. */
export const SUPERSEDED = 'superseded';

/** What another side is told of an item that isn't public any more begins so. */
const WITHDRAWN = 'withdrawn ';

/** Whether a fingerprint says that the item isn't public. */
export function saysWithdrawn(fingerprint: string): boolean {
  return fingerprint.startsWith(WITHDRAWN);
}

/** Whether something stands there, as far as anybody knows: what is on its way may, and so may what couldn't be replaced. */
export function standsThere(there: There): boolean {
  if (there.state === 'live' || there.state === 'sent') return true;
  const open = there.state === 'waiting' || there.state === 'failed';
  return open && there.live_since !== null && there.taken_down_at === null;
}

/**
 * How a record is outdated, by what the public sees here; null where it isn't, or where nothing stands there. Whoever keeps a copy and
 * was told of the withdrawal (an archive) has nothing left to do until the item is public again.
 */
export function outdatedThere(
  there: There,
  here: { readonly state: 'public' | 'withdrawn'; readonly revision_id: string } | undefined,
): Outdated | null {
  if (here === undefined || there.revision_id === null || !standsThere(there)) return null;
  const told = saysWithdrawn(there.known);
  if (here.state === 'withdrawn') return told ? null : 'withdrawn';
  if (there.known === SUPERSEDED) return null;
  return told || there.revision_id !== here.revision_id ? 'edition' : null;
}

/**
 * Whether a person says when it is done. Sheets are taken down or replaced, WeChat deletes by itself, and editions go with the next
 * package, push or list.
 */
export function settledByHand(channel: string, outdated: Outdated): boolean {
  if (channel === 'board') return false;
  return outdated === 'edition' ? channel === 'wechat' : channel !== 'wechat';
}
