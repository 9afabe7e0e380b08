import type { Db } from '../../platform/database/connect.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import { filingDueOn } from '../../law/normative-oversight.ts';
import type { UpkeepTerms } from '../../law/upkeep/upkeep-terms.ts';
import { dayOfEntry } from '../agencies/agencies.queries.ts';
import { normativeRecords } from '../registers/upkeep-records.ts';

const YEAR = 365;

/** A registered normative document without 备案, and the day by which it should be on file. */
export interface UnfiledDocument {
  readonly recordId: string;
  readonly title: string;
  readonly dueOn: PlainDate;
}

/**
 * The normative documents of an agency that are in force and due for 备案 up to a day, the first due first; none where the office set
 * no term. What was made before the office worked with the program and more than a year ago isn't asked about: its file is elsewhere.
 */
export async function unfiledDocuments(
  db: Db,
  agencyId: string,
  { terms, today, until }: { terms: UpkeepTerms; today: PlainDate; until: PlainDate },
): Promise<UnfiledDocument[]> {
  const withinDays = terms.filingWithinDays;
  if (withinDays === null) return [];
  const entered = await dayOfEntry(db, agencyId);
  const yearAgo = addDays(today, -YEAR);
  const since = entered < yearAgo ? entered : yearAgo;
  return (await normativeRecords(db, agencyId))
    .flatMap((record): UnfiledDocument[] => {
      const dueOn = record.madeOn < since ? null : filingDueOn(record, { withinDays, today });
      if (dueOn === null || dueOn > until) return [];
      const { id: recordId, title } = record;
      return [{ recordId, title, dueOn }];
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
