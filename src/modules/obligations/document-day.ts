import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { daysLate, disclosureUrgency } from '../../law/obligations/disclosure-day.ts';
import { mayReadDocument } from '../documents/documents.policy.ts';
import { currentDatedEdition, loadDocument } from '../documents/documents.queries.ts';
import type { documentDaysApi } from './document-days.api.ts';
import { measured } from './document-days.ts';

/** By which day the edition of a document that is worked on must be public, and how it stands to that. It stops nothing. */
export async function documentDay(
  ctx: Ctx,
  { documentId }: { readonly documentId: string },
): Promise<ResponseOf<typeof documentDaysApi.ofDocument>> {
  const { place } = await loadDocument(ctx.db, documentId);
  authorise(mayReadDocument(ctx.actor, place));
  const edition = await currentDatedEdition(ctx.db, documentId);
  if (edition === null) throw notFound('这份文稿');
  const [found] = await measured(ctx, [edition]);
  if (found === undefined || found.day.kind === 'none') return { day: null, publicBefore: null };
  if (found.day.kind === 'elsewhere') return { day: null, publicBefore: found.day.publicBefore };
  const { day, publishedAt, writtenOn } = found;
  const on = dayInShanghai(publishedAt ?? ctx.clock.now());
  const lastDay = day.kind === 'by' ? day.lastDay : null;
  return {
    publicBefore: null,
    day: {
      writtenOn: writtenOn ?? on,
      article: day.article,
      lastDay,
      publicOn: publishedAt === null ? null : on,
      urgency: lastDay === null ? null : disclosureUrgency(lastDay, on),
      daysLate: lastDay === null ? 0 : daysLate(lastDay, on),
    },
  };
}
