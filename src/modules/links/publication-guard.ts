import type { TxCtx } from '../../platform/context.ts';
import { documentById, publishedContent } from '../documents/documents.queries.ts';
import { isDangerous } from './judge-use.ts';
import { LINK_CLASSES } from './link-classes.ts';
import { lookAtText } from './look-at-text.ts';

/**
 * Only links that harm readers hold a publication up: scripts in place of addresses, hidden links out of the site, sites of
 * gambling and the like. Nobody is asked over the network; everything else is shown and published. Asked by publishing in its own
 * transaction.
 */
export async function linkObstacles(
  tx: TxCtx,
  { documentId, revisionId }: { readonly documentId: string; readonly revisionId: string },
): Promise<readonly string[]> {
  const { bodyHtml } = await publishedContent(tx.db, revisionId);
  const { agencyId } = await documentById(tx.db, documentId);
  const found = await lookAtText(tx, { html: bodyHtml, agencyId }, null);
  return found
    .filter(({ verdict }) => isDangerous(verdict))
    .map(({ use, verdict }) => {
      const { label, remedy } = LINK_CLASSES[verdict.class];
      return `正文中的链接“${use.written.slice(0, 80)}”有问题（${label}）：${verdict.evidence}${remedy}`;
    });
}
