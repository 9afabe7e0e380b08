import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { fitsIntoMap, foldedAddress } from '../../platform/http/answered-files.ts';
import { isSiteAddress } from '../../platform/http/site-address.ts';
import { fileOf } from '../../portal/paths.ts';
import { ownedAddresses, stepsOfAddresses } from './answered-addresses.ts';
import { wouldCircle } from './follow-addresses.ts';
import { listOldAddresses, putOldAddresses, removeOldAddress } from './old-addresses.repository.ts';
import { itemByPath, itemsOf } from './published-items.repository.ts';
import { addressTaken, addressTooLong, leadsInCircle } from './publishing.errors.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { topPlace } from './publishing.usecases.ts';
import { siteFolder } from './site-folder.ts';

/** An address that leads elsewhere, as an administrator sees it. */
export interface SiteRedirect {
  readonly path: string;
  readonly to: string;
  readonly reason: string;
  readonly setBy: string;
  readonly since: Date;
}

/** Addresses that an administrator lets lead elsewhere, in their order; those of moved columns take care of themselves. */
export async function siteRedirects(ctx: Ctx): Promise<SiteRedirect[]> {
  authorise(publishingPolicy.maintain(ctx.actor, await topPlace(ctx)));
  return (await listOldAddresses(ctx.db)).flatMap((row) =>
    row.to_path === null
      ? []
      : [{ path: row.path, to: row.to_path, reason: row.reason, setBy: row.set_by_name, since: row.since }],
  );
}

/**
 * Lets an address of the site on which nothing stands lead to another, e.g. one of the site before this one. Throws
 * `publishing.address_taken` when something stands there or the program answers there, `publishing.leads_in_circle` when it
 * would lead back to itself, `publishing.address_too_long` for one that servers can't hold.
 */
export async function addRedirect(
  ctx: Ctx,
  input: { path: string; to: string; reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.maintain(tx.actor, await topPlace(tx)));
    const { path, to } = input;
    for (const address of [path, to]) if (!fitsIntoMap(address)) throw addressTooLong(address);
    const steps = await stepsOfAddresses(tx);
    if (await isTaken(tx, path, steps)) throw addressTaken(path);
    if (wouldCircle(steps, { from: path, to })) throw leadsInCircle(path, to);
    await putOldAddresses(tx.db, [
      {
        path,
        to_path: to,
        reason: input.reason,
        set_by_name: nameOf(tx.actor),
        since: tx.clock.now(),
      },
    ]);
    record(tx, { type: 'site.redirect_added', path, reason: input.reason, after: { path, to } });
  });
}

/**
 * Lets addresses of a site before this one lead to a document that is public. An administrator allowed them at another time: those
 * at which something has come to stand, that aren't addresses of a site, or that servers can't hold, are passed over.
 */
export async function leadToDocument(
  tx: TxCtx,
  input: {
    readonly documentId: string;
    readonly addresses: readonly {
      readonly path: string;
      readonly reason: string;
      readonly allowedBy: string;
    }[];
  },
): Promise<void> {
  const [item] = await itemsOf(tx.db, [input.documentId]);
  if (item?.state !== 'public') return;
  const to = item.path;
  for (const { path, reason, allowedBy } of input.addresses) {
    const steps = await stepsOfAddresses(tx);
    if (!isSiteAddress(path) || !fitsIntoMap(path)) continue;
    if ((await isTaken(tx, path, steps)) || wouldCircle(steps, { from: path, to })) continue;
    await putOldAddresses(tx.db, [
      { path, to_path: to, reason, set_by_name: allowedBy, since: tx.clock.now() },
    ]);
    record(tx, { type: 'site.redirect_added', path, reason, after: { path, to, allowedBy } });
  }
}

/** Takes an address away again; throws `common.not_found`. */
export async function removeRedirect(ctx: Ctx, input: { path: string; reason: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.maintain(tx.actor, await topPlace(tx)));
    if (!(await removeOldAddress(tx.db, input.path))) throw notFound('这个跳转');
    record(tx, {
      type: 'site.redirect_removed',
      path: input.path,
      reason: input.reason,
      after: { path: input.path },
    });
  });
}

/** Servers take `/A/` and `/a/` for the same, so what stands at either of them stands there. */
async function isTaken(tx: TxCtx, path: string, steps: ReadonlyMap<string, unknown>): Promise<boolean> {
  const folded = foldedAddress(path);
  if (await ownedAddresses(tx)(path)) return true;
  if ((await itemByPath(tx.db, folded)) !== undefined) return true;
  const kept = [...steps.keys(), ...(await listOldAddresses(tx.db)).map((row) => row.path)];
  if (kept.some((address) => foldedAddress(address) === folded)) return true;
  return [path, folded].some((one) => existsSync(join(siteFolder(tx.config), fileOf(encodeURI(one)))));
}

function record(
  tx: TxCtx,
  event: {
    type: 'site.redirect_added' | 'site.redirect_removed';
    path: string;
    reason: string;
    after: Readonly<Record<string, unknown>>;
  },
): void {
  tx.record({
    type: event.type,
    agencyId: null,
    subject: { kind: 'system', id: 'site', title: event.path },
    reason: event.reason,
    after: event.after,
  });
  tx.emit({ kind: 'write.addresses' });
}
