import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { dayInShanghai } from '../../law/dates.ts';
import type { Finding } from '../../law/annual-report/findings.ts';
import { validateAnnualReport } from '../../law/annual-report/validate.ts';
import { publishingAgencies } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { applicantNames } from '../registers/registers.queries.ts';
import { compileReport, overriddenCells, type CompiledReport } from './compile-report.ts';
import { normativePages } from './normative-pages.ts';
import { previousReport } from './previous-report.ts';
import { listOverrides, type ReportRow } from './reports.repository.ts';

/** Everything that is to be said about a report as it would be printed now. Errors come first. */
export async function findingsOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { row: ReportRow; agency: Agency; compiled?: CompiledReport },
): Promise<Finding[]> {
  const { db } = ctx;
  const { row, agency } = input;
  const overrides = await listOverrides(db, row.id);
  const compiled =
    input.compiled ??
    (await compileReport(db, { agency, year: row.year, narrative: row.narrative, overrides }));
  const previous = await previousReport(db, { agency, year: row.year });
  const confirmed = new Set(
    row.narrative.filter((block) => block.confirmed === true).map((block) => block.id),
  );
  const item = row.document_id === null ? undefined : await itemOf(db, row.document_id);
  const publishedOn = item === undefined ? null : dayInShanghai(item.public_since);
  return validateAnnualReport(
    { ...compiled.report, publishedOn },
    {
      ...(previous !== null && { previous }),
      registers: compiled.computed,
      overridden: overriddenCells(overrides),
      normativePages: await normativePages(db, agency.id),
      agency: {
        selfName: agency.selfName,
        phones: [agency.phone, agency.fax].filter((phone) => phone !== ''),
        otherAgencies: await namesOfOthers(db, agency),
        applicantNames: await applicantNames(db, { agencyId: agency.id, year: row.year }),
        today: dayInShanghai(ctx.clock.now()),
      },
      problems: compiled.problems,
      unconfirmed: compiled.blocks
        .filter((block) => block.needsConfirmation && !confirmed.has(block.id))
        .map(({ id, part, text }) => ({ id, part, text })),
    },
  );
}

async function namesOfOthers(db: Db, agency: Agency): Promise<string[]> {
  const others = await publishingAgencies(db);
  // A district's name is part of its towns' names: it may well stand in their reports.
  return others
    .filter((other) => other.id !== agency.id && !agency.path.includes(other.id))
    .map((other) => other.name);
}
