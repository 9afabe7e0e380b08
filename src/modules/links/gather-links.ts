import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { html } from '../../portal/html.ts';
import { publishedContents } from '../documents/documents.queries.ts';
import { itemsChangedAfter, publicFiles } from '../publishing/publishing.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import { foundLinks, type SitePage } from './found-links.ts';
import { keepScan, replacePlaces, scanCursor, scannedRevisions } from './links.repository.ts';
import { trustOf } from './trusted-hosts.ts';

const PAGE = 50;
/** Texts that one look reads; what is left over waits for the next. */
const MOST_AT_ONCE = 1000;
/** A long transaction may have become visible after a shorter one that began later. */
const OVERLAP_MS = 15 * 60_000;

/** What is the same for all pages of an agency. */
export interface OfAgency {
  readonly siteUrl: string;
  isTrusted(host: string): boolean;
}

/** Enters the links of what has become public since the last look; each text is read once. Returns how many were read. */
export async function gatherLinks(
  ctx: Ctx,
  { most = MOST_AT_ONCE }: { most?: number } = {},
): Promise<number> {
  const cursor = await scanCursor(ctx.db);
  let after =
    cursor === null ? null : { ...cursor, changedAt: new Date(cursor.changedAt.getTime() - OVERLAP_MS) };
  const agencies = new Map<string, OfAgency>();
  let read = 0;
  while (read < most) {
    const items = await itemsChangedAfter(ctx.db, { after, limit: PAGE });
    const known = await scannedRevisions(
      ctx.db,
      items.map((item) => item.document_id),
    );
    const fresh = items.filter((item) => known.get(item.document_id) !== item.revision_id);
    const texts = await publishedContents(
      ctx.db,
      fresh.map((item) => item.revision_id),
    );
    for (const item of fresh) {
      const { agency_id: agencyId, document_id: documentId, path, revision_id: revisionId } = item;
      const agency = agencies.get(agencyId) ?? (await ofAgency(ctx, agencyId));
      agencies.set(agencyId, agency);
      const revision = texts.get(revisionId);
      const files = revision === undefined ? [] : publicFiles(item, revision);
      const attached = files.map(({ href, name }) => html`<a href="${href}">${name}</a>`);
      const page = {
        html: `${revision?.bodyHtml ?? ''}${attached.join('')}`,
        path,
        agencyId,
        documentId,
        kind: 'article',
        mainOnly: false,
      } as const;
      const scan = { document_id: documentId, revision_id: revisionId, item_changed_at: item.changed_at };
      try {
        await inTransaction(ctx, async (tx) => {
          await enterPage(tx, agency, page);
          await keepScan(tx.db, scan);
        });
        read += 1;
      } catch (error) {
        // One text that can't be entered mustn't keep the links of all later ones from being looked at.
        ctx.log.error('the links of a text could not be entered', { documentId, error: String(error) });
      }
    }
    const last = items.at(-1);
    if (last === undefined || items.length < PAGE) break;
    after = { changedAt: last.changed_at, documentId: last.document_id };
  }
  return read;
}

/** Puts the links of a page in the place of those that were found there before. */
export async function enterPage(
  tx: TxCtx,
  agency: OfAgency,
  page: Omit<SitePage, 'url' | 'isTrusted'>,
): Promise<void> {
  const { siteUrl, isTrusted } = agency;
  const found = foundLinks({ ...page, url: `${siteUrl}${page.path}`, isTrusted }, tx.clock.now());
  await replacePlaces(tx.db, page.path, found);
}

async function ofAgency(ctx: Ctx, agencyId: string): Promise<OfAgency> {
  return { siteUrl: await siteUrlOf(ctx, agencyId), isTrusted: await trustOf(ctx.db, agencyId) };
}
