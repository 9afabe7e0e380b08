import { isIP } from 'node:net';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { dropHost, keepHost, trustedHosts } from './link-lists.repository.ts';
import { notAHost, wholeRegistry } from './links.errors.ts';
import { linksPolicy } from './links.policy.ts';
import { isPublicSuffix } from './registrable-domain.ts';

/** Whether an agency, or one above it, vouches for a host or for the domain that it is in. */
export async function trustOf(db: Db, agencyId: string): Promise<(host: string) => boolean> {
  const { agencyPath } = await placeOf(db, agencyId);
  const hosts = new Set((await trustedHosts(db, agencyPath)).map(({ host }) => host));
  return (asked) => {
    for (let host = asked; host.includes('.'); host = host.slice(host.indexOf('.') + 1))
      if (hosts.has(host)) return true;
    return false;
  };
}

/** The list that holds for an agency: its own and what those above it vouch for. */
export async function listHosts(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<{
  items: { host: string; reason: string; by: string; at: string; own: boolean }[];
  may: boolean;
}> {
  const place = await placeOf(ctx.db, agencyId);
  authorise(linksPolicy.read(ctx.actor, place));
  const rows = await trustedHosts(ctx.db, place.agencyPath);
  return {
    items: rows.map((row) => ({
      host: row.host,
      reason: row.reason,
      by: row.by_name,
      at: row.at.toISOString(),
      own: row.agency_id === agencyId,
    })),
    may: linksPolicy.decide(ctx.actor, place) === true,
  };
}

/**
 * Vouches for a site, with a reason; the names below it are meant too. Throws `links.not_a_host`,
 * `links.whole_registry`.
 */
export async function trustHost(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly host: string; readonly reason: string },
): Promise<void> {
  const host = hostIn(input.host);
  await inTransaction(ctx, async (tx) => {
    const { agencyId, reason } = input;
    authorise(linksPolicy.decide(tx.actor, await placeOf(tx.db, agencyId)));
    await keepHost(tx.db, {
      agency_id: agencyId,
      host,
      reason,
      by_account: accountIdOf(tx.actor),
      by_name: nameOf(tx.actor),
      at: tx.clock.now(),
    });
    const title = (await agencyById(tx.db, agencyId)).name;
    const subject = { kind: 'agency', id: agencyId, title } as const;
    tx.record({ type: 'links.host_trusted', agencyId, subject, reason, after: { host } });
  });
}

/** Vouches for a site no longer; nothing happens where it didn't. */
export async function untrustHost(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly host: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId, host } = input;
    authorise(linksPolicy.decide(tx.actor, await placeOf(tx.db, agencyId)));
    if (!(await dropHost(tx.db, { agencyId, host }))) return;
    const title = (await agencyById(tx.db, agencyId)).name;
    const subject = { kind: 'agency', id: agencyId, title } as const;
    tx.record({ type: 'links.host_untrusted', agencyId, subject, before: { host } });
  });
}

/** The host of what a person entered, an address or a bare name. */
function hostIn(text: string): string {
  const address = /^https?:\/\//i.test(text.trim()) ? text.trim() : `http://${text.trim()}`;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host) || isIP(host) !== 0 || host.length > 253)
    throw notAHost(text);
  if (isPublicSuffix(host)) throw wholeRegistry(host);
  return host;
}
