import { isSystem } from '../../platform/actor.ts';
import type { PublicationGuard } from '../../platform/context.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { documentById, publishedContent } from '../documents/documents.queries.ts';
import { ensureChecked, keptRevision, OFFICE_CHECKERS, type CheckedRevision } from './check-revision.ts';
import { CHECKED_PART_LABELS } from './quality.api.ts';
import { notYetChecked } from './quality.errors.ts';
import { qualityPolicy } from './quality.policy.ts';
import { inWords } from './review-findings.ts';

const SHOWN = 5;

/**
 * Nothing goes to review or before the public while something in it that is certain to be wrong hasn't been mended or looked at. The
 * check is made before the transaction; within it what was kept is looked up by its hash. What can't be checked isn't let through, nor
 * what isn't checked yet: the text went on in between, and the next try has it checked.
 */
export function createTextGuard(checkers = OFFICE_CHECKERS): PublicationGuard {
  return {
    async prepare(ctx, { documentId, revisionId }) {
      const { agencyId } = await documentById(ctx.db, documentId);
      // Nothing is read for those who may not see the draft; who may see it but not act is refused after the check.
      const may =
        isSystem(ctx.actor) || qualityPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)) === true;
      if (!may) return;
      const revision = await publishedContent(ctx.db, revisionId);
      await inWords(async () => ensureChecked(ctx, { agencyId, revision }, checkers));
    },
    async obstacles(tx, { documentId, revisionId }) {
      const { agencyId } = await documentById(tx.db, documentId);
      const revision = await publishedContent(tx.db, revisionId);
      const checked = await keptRevision(tx, { agencyId, revision });
      if (checked === null) throw notYetChecked();
      return toldOf(checked);
    },
  };
}

/** The guard of the running program. */
export const textGuard = createTextGuard();

function toldOf({ parts, findings }: CheckedRevision): string[] {
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
}
