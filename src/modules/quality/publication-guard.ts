import type { PublicationGuard } from '../../platform/context.ts';
import { UncheckableText } from '../../files/checking/uncheckable-text.ts';
import { documentById, publishedContent } from '../documents/documents.queries.ts';
import { checkRevision } from './check-revision.ts';
import { CHECKED_PART_LABELS } from './quality.api.ts';

const SHOWN = 5;

/**
 * Nothing goes to review or before the public while something in it that is certain to be wrong hasn't been mended or looked at.
 * What can't be checked isn't let through either. Asked by review and by publishing in their own transactions.
 */
export const textObstacles: PublicationGuard = async (tx, { documentId, revisionId }) => {
  const { agencyId } = await documentById(tx.db, documentId);
  const revision = await publishedContent(tx.db, revisionId);
  try {
    const { parts, findings } = await checkRevision(tx, { agencyId, revision });
    const open = findings.filter(
      ({ found, sighting }) => found.severity === 'gate' && (sighting?.state ?? 'open') === 'open',
    );
    const texts = new Map(parts.map(({ part, text }) => [part, text]));
    const told = open.slice(0, SHOWN).map(({ found: { part, start, end, reason, kind } }) => {
      const words =
        kind === 'personal-data' ? '' : `“${(texts.get(part) ?? '').slice(start, end).slice(0, 20)}”`;
      return `${CHECKED_PART_LABELS[part]}${words}须核对：${reason}`;
    });
    if (open.length <= SHOWN) return told;
    return [...told, `另有 ${open.length - SHOWN} 处须核对，请在“文字核对”里逐处改正或者说明。`];
  } catch (error) {
    if (!(error instanceof UncheckableText)) throw error;
    return [`文字检查没有完成：${error.message}`];
  }
};
