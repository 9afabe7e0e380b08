import type { Ctx, PublicationFollower } from '../../platform/context.ts';
import { findLeaks } from '../../text/leak-search.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { pagesToRelease, refuseRelease, takeOffSite, writtenPages } from '../publishing/released-pages.ts';
import { answeredFindings } from './check-revision.ts';
import { maskedValues } from './masked-values.ts';
import { partsOf } from './part-findings.ts';

const STILL_THERE =
  '生成的网页里仍有已经决定遮盖的内容，没有发布。请检查标题、关键词、附件名称和关联文件的标题，改正后再发布。';

/**
 * The last look at the pages themselves, in the transaction that publishes: what was masked stands nowhere in them, also where something
 * else than the text brings it along. Where it does, nothing becomes public.
 */
export const pagesAreReread: PublicationFollower = {
  appeared: async (tx, { documentId }) => {
    const values = await secretsOf(tx, documentId);
    if (values.length === 0) return;
    const pages = await pagesToRelease(tx, documentId);
    if (pages.length === 0 || pages.some((page) => findLeaks(values, page).length > 0))
      refuseRelease(STILL_THERE);
  },
  withdrawn: async () => {},
};

/**
 * Reads the pages once more after they were written, from the disk. One that shows what was masked is taken off the site, and is back only
 * as one that doesn't, also where that was begun by somebody who was killed; the log says so. Returns how many were taken off.
 */
export async function rereadWrittenPages(ctx: Ctx, documentId: string): Promise<number> {
  const values = await secretsOf(ctx, documentId);
  if (values.length === 0) return 0;
  const leaks = (page: Uint8Array): boolean => findLeaks(values, page).length > 0;
  const pages = await writtenPages(ctx, documentId);
  const leaking = pages.filter(({ bytes }) => bytes !== null && leaks(bytes));
  const missing = pages.filter(({ bytes }) => bytes === null);
  if (leaking.length + missing.length === 0) return 0;
  await takeOffSite(ctx, { pages: [...leaking, ...missing], leaks });
  if (leaking.length === 0) return 0;
  ctx.log.error('a page showed what was masked and was taken off the site', {
    documentId,
    files: leaking.length,
  });
  return leaking.length;
}

/**
 * What was masked and nobody has answered for in the text. The guard lets no open place through; where what it went by isn't kept any more
 * (the rules are others by now), what the published text holds was let through by it.
 */
async function secretsOf(
  ctx: Pick<Ctx, 'db' | 'keys' | 'config'>,
  documentId: string,
): Promise<readonly string[]> {
  const item = await itemOf(ctx.db, documentId);
  if (item === undefined) return [];
  const { values } = await maskedValues(ctx, { documentId, editionId: item.edition_id });
  if (values.length === 0) return [];
  const revision = await publishedContent(ctx.db, item.revision_id);
  const answered = await answeredFindings(ctx, { agencyId: item.agency_id, revision });
  const places = partsOf(revision).flatMap(({ part, text }) =>
    findLeaks(values, text).map((leak) => ({ ...leak, part })),
  );
  const isAnswered = ({ part, start, end }: (typeof places)[number]): boolean =>
    answered === null ||
    answered.some((found) => found.part === part && found.start < end && start < found.end);
  return values.filter((_, index) => {
    const own = places.filter(({ value }) => value === index);
    return own.length === 0 || !own.every(isAnswered);
  });
}
