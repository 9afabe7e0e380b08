import type { Ctx, PostingTerm } from '../../platform/context.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { stillPosted } from './publishing.errors.ts';

type Asker = Pick<Ctx, 'db' | 'publicationGuards'>;

/**
 * Terms for which a document has to be public and that aren't over before a day, the longest first. `publicOn`: the day on which it becomes
 * public, null for one that is.
 */
export async function postingTerms(
  ctx: Asker,
  document: { readonly documentId: string; readonly publicOn: PlainDate | null; readonly day: PlainDate },
): Promise<PostingTerm[]> {
  const terms: PostingTerm[] = [];
  for (const guard of ctx.publicationGuards) terms.push(...((await guard.postings?.(ctx, document)) ?? []));
  return terms
    .filter(({ lastDay }) => lastDay >= document.day)
    .toSorted((a, b) => b.lastDay.localeCompare(a.lastDay));
}

/**
 * Throws `publishing.still_posted` where a set time would take something down before its 公示期 or 征求意见期限 is over. What people do by
 * hand isn't asked: what is wrong or secret must come down at once.
 */
export async function refuseWhilePosted(
  ctx: Asker,
  document: { readonly documentId: string; readonly publicOn: PlainDate | null; readonly at: Date },
): Promise<void> {
  const [longest] = await postingTerms(ctx, { ...document, day: dayInShanghai(document.at) });
  if (longest !== undefined) throw stillPosted(longest);
}
