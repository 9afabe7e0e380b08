import type { Ctx, PostingTerm, PublicationGuard } from '../../platform/context.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import { postedUntil } from '../../law/obligations/born-duties.ts';
import type { DisclosureRule } from '../../law/obligations/special-limits.ts';
import { CalendarMissing, type WorkCalendar } from '../../law/workdays.ts';
import { idsLeadingInTheEndTo } from '../publishing/publishing.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { storedRule } from './disclosure-rule.ts';
import { dutiesHeldBy } from './obligations.repository.ts';

/** 公示期 and 征求意见期限 of the duties that a document meets. They are no reason not to publish. */
export const postingGuard: PublicationGuard = {
  obstacles: async () => Promise.resolve([]),
  postings,
};

async function postings(
  ctx: Pick<Ctx, 'db'>,
  { documentId, publicOn }: { readonly documentId: string; readonly publicOn: string | null },
): Promise<readonly PostingTerm[]> {
  const calendar = await calendarOf(ctx.db);
  // What stands in another's place keeps its duties.
  const ids = [documentId, ...(await idsLeadingInTheEndTo(ctx.db, documentId))];
  const duties = (await Promise.all(ids.map(async (id) => dutiesHeldBy(ctx.db, id)))).flat();
  return duties.flatMap((row) => {
    const rule = storedRule(row.rule);
    const from = row.settled_on ?? publicOn;
    if (rule.posting === null || from === null) return [];
    return [{ what: row.what, article: rule.article, lastDay: lastDayOf(rule, from, calendar) }];
  });
}

/** The last day of a rule's term. Where the working days aren't known yet a working day counts as a day: the term is that long at least. */
export function lastDayOf(rule: DisclosureRule, from: PlainDate, calendar: WorkCalendar): PlainDate {
  try {
    return addDays(postedUntil(rule, from, calendar) ?? from, -1);
  } catch (error) {
    if (error instanceof CalendarMissing) return addDays(from, rule.posting?.count ?? 0);
    throw error;
  }
}
