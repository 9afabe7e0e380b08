import type { Db } from '../../platform/database/connect.ts';
import { must } from '../../platform/errors.ts';
import type { Finding } from '../../law/annual-report/findings.ts';
import { PART_TITLES } from '../../law/annual-report/form.ts';
import type { ReadPart, ReadReport } from '../../law/annual-report/reading/read-report.ts';
import { computeTables } from '../../law/annual-report/compute.ts';
import { checkAgainstRegisters } from '../../law/annual-report/checks/register-cells.ts';
import { checkUnreadCells } from '../../law/annual-report/checks/unread-cells.ts';
import { checkReadReport } from '../../law/annual-report/validate.ts';
import { agenciesById, publishingAgencies } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { reportCounts } from '../registers/registers.figures.ts';
import { applicantNames } from '../registers/registers.queries.ts';
import { levelOf } from '../reports/compile-report.ts';
import { readingOf } from '../reports/previous-reading.ts';
import { previousReport } from '../reports/previous-report.ts';
import type { Call, DraftRow } from './report-calls.types.ts';
import { lastParts } from './report-submissions.repository.ts';

/**
 * Everything that is to be said about a report that an agency means to submit: the checks of any report, with what is known of
 * the agency, its year before, what its registers count, and what its sister agencies have submitted to the same call. What can't
 * be read for certain is an error: it would be approved without a figure and be missing in every sum. `tellsNames`: for who convenes;
 * an agency isn't told whose words its own resemble, or it would learn by trying what others have written and not published.
 */
export async function findingsToSubmit(
  db: Db,
  input: {
    call: Call;
    agency: Agency;
    sent: Pick<DraftRow, 'source' | 'reading'>;
    tellsNames?: boolean;
  },
): Promise<Finding[]> {
  const { call, agency, sent, tellsNames = false } = input;
  const read = readingOf(sent.reading);
  const previous = await previousReport(db, { agency, year: call.year });
  const level = levelOf(agency.kind);
  const days = call.deadlines.find((each) => each.level === level);
  const findings = checkReadReport(read, {
    ...(previous !== null && { previous: previous.tables }),
    siblings: [
      ...(previous === null ? [] : [{ name: '上年', parts: partsOf(previous.parts) }]),
      ...(await sisters(db, { call, agency, tellsNames })),
    ],
    agency: {
      name: agency.name,
      level,
      selfName: agency.selfName,
      phones: [agency.phone, agency.fax].filter((phone) => phone !== ''),
      ...(days !== undefined && { dueOn: days.publishBy }),
      otherAgencies: await namesOfOthers(db, agency),
      applicantNames: await applicantNames(db, { agencyId: agency.id, year: call.year }),
    },
  });
  const counted = sent.source === 'file' ? await ofRegisters(db, { agency, year: call.year, read }) : [];
  return [...checkUnreadCells(read, findings), ...findings, ...counted].map(lateIsExplained);
}

/** A report that is late must be submitted and published all the same, with the reason written down, as one written here is. */
function lateIsExplained(finding: Finding): Finding {
  return finding.rule === 'AR-PUB-1' && finding.severity === 'error'
    ? { ...finding, severity: 'warning' }
    : finding;
}

/** AR-SYS-1 for a file: an agency whose registers count anything of the year must say why it reports other figures. */
async function ofRegisters(
  db: Db,
  { agency, year, read }: { agency: Agency; year: number; read: ReadReport },
): Promise<Finding[]> {
  const counted = computeTables(await reportCounts(db, { agencyId: agency.id, year }));
  return checkAgainstRegisters(read, counted);
}

async function sisters(
  db: Db,
  { call, agency, tellsNames }: { call: Call; agency: Agency; tellsNames: boolean },
): Promise<{ name: string; id: string; parts: readonly ReadPart[] }[]> {
  const others = (await lastParts(db, call.id)).filter(({ agencyId }) => agencyId !== agency.id);
  const names = await agenciesById(
    db,
    others.map(({ agencyId }) => agencyId),
  );
  return others.map(({ agencyId, submissionId, parts }) => ({
    name: tellsNames ? must(names.get(agencyId), `agency ${agencyId}`).name : '其他单位',
    id: submissionId,
    parts,
  }));
}

function partsOf(parts: readonly { readonly text: string }[]): ReadPart[] {
  return parts.map(({ text }, at) => ({
    number: at + 1,
    heading: PART_TITLES[at] ?? '',
    text,
    place: {},
  }));
}

async function namesOfOthers(db: Db, agency: Agency): Promise<string[]> {
  const others = await publishingAgencies(db);
  // A district's name is part of its towns' names: it may well stand in their reports.
  return others
    .filter((other) => other.id !== agency.id && !agency.path.includes(other.id))
    .map((other) => other.name);
}
