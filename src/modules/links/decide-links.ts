import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { AuditSubject } from '../../platform/audit/audit-events.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { LINK_CLASS_NAMES, standingOf } from './link-classes.ts';
import { dropIgnore, keepIgnore, linkOfAgency } from './link-lists.repository.ts';
import { harmfulStays } from './links.errors.ts';
import { linksPolicy } from './links.policy.ts';
import { makeDue, type LinkRow } from './links.repository.ts';

interface OneLink {
  readonly agencyId: string;
  readonly linkId: string;
}

/** Has links of an agency's pages, or all of them, looked at in the next round; returns how many. */
export async function recheckLinks(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly linkIds?: readonly string[] | undefined },
): Promise<{ links: number }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, linkIds = null } = input;
    authorise(linksPolicy.recheck(tx.actor, await placeOf(tx.db, agencyId)));
    const links = await makeDue(tx.db, { agencyId, linkIds, now: tx.clock.now() });
    const subject = await subjectOf(tx, agencyId);
    tx.record({ type: 'links.recheck_asked', agencyId, subject, after: { links } });
    return { links };
  });
}

/** Leaves a link as it is, with a reason. Throws `links.harmful_stays` for what harms readers, `common.not_found`. */
export async function ignoreLink(ctx: Ctx, input: OneLink & { readonly reason: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId, linkId, reason } = input;
    authorise(linksPolicy.decide(tx.actor, await placeOf(tx.db, agencyId)));
    const link = await loadLink(tx, input);
    const found = LINK_CLASS_NAMES.find((one) => one === link.class);
    if (found !== undefined && standingOf(found) === 'danger') throw harmfulStays();
    await keepIgnore(tx.db, {
      agency_id: agencyId,
      link_id: linkId,
      reason,
      by_account: accountIdOf(tx.actor),
      by_name: nameOf(tx.actor),
      at: tx.clock.now(),
    });
    const subject = await subjectOf(tx, agencyId);
    tx.record({
      type: 'links.ignored',
      agencyId,
      subject,
      reason,
      after: { url: link.url, class: link.class },
    });
  });
}

/** Cares about a link again; nothing happens where it always did. */
export async function heedLink(ctx: Ctx, input: OneLink): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId } = input;
    authorise(linksPolicy.decide(tx.actor, await placeOf(tx.db, agencyId)));
    const { url } = await loadLink(tx, input);
    if (!(await dropIgnore(tx.db, input))) return;
    tx.record({
      type: 'links.ignore_ended',
      agencyId,
      subject: await subjectOf(tx, agencyId),
      after: { url },
    });
  });
}

async function loadLink(tx: TxCtx, of: OneLink): Promise<LinkRow> {
  const link = await linkOfAgency(tx.db, of);
  if (link === null) throw notFound('这个链接');
  return link;
}

async function subjectOf(tx: TxCtx, agencyId: string): Promise<AuditSubject> {
  return { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name };
}
