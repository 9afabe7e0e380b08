import type { Db } from '../../platform/database/connect.ts';
import { must } from '../../platform/errors.ts';
import type { Finding } from '../../law/annual-report/findings.ts';
import { PART_TITLES } from '../../law/annual-report/form.ts';
import type { ReadPart } from '../../law/annual-report/reading/read-report.ts';
import { checkReadReport } from '../../law/annual-report/validate.ts';
import { agenciesById, publishingAgencies } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { applicantNames } from '../registers/registers.queries.ts';
import { levelOf } from '../reports/compile-report.ts';
import { readingOf, type KeptReading } from '../reports/previous-reading.ts';
import { previousReport } from '../reports/previous-report.ts';
import type { Call } from './report-calls.types.ts';
import { lastParts } from './report-submissions.repository.ts';

/**
 * Everything that is to be said about a report that an agency means to submit: the checks of any report, with what is known of
 * the agency, its year before, and what its sister agencies have submitted to the same call.
 */
export async function findingsToSubmit(
  db: Db,
  input: { call: Call; agency: Agency; reading: KeptReading },
): Promise<Finding[]> {
  const { call, agency, reading } = input;
  const previous = await previousReport(db, { agency, year: call.year });
  const level = levelOf(agency.kind);
  const days = call.deadlines.find((each) => each.level === level);
  const findings = checkReadReport(readingOf(reading), {
    ...(previous !== null && { previous: previous.tables }),
    siblings: [
      ...(previous === null ? [] : [{ name: '上年', parts: partsOf(previous.parts) }]),
      ...(await sisters(db, call, agency)),
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
  return findings.map(lateIsExplained);
}

/** A report that is late must be submitted and published all the same, with the reason written down, as one written here is. */
function lateIsExplained(finding: Finding): Finding {
  return finding.rule === 'AR-PUB-1' && finding.severity === 'error'
    ? { ...finding, severity: 'warning' }
    : finding;
}

async function sisters(
  db: Db,
  call: Call,
  agency: Agency,
): Promise<{ name: string; parts: readonly ReadPart[] }[]> {
  const others = (await lastParts(db, call.id)).filter(({ agencyId }) => agencyId !== agency.id);
  const names = await agenciesById(
    db,
    others.map(({ agencyId }) => agencyId),
  );
  return others.map(({ agencyId, parts }) => ({
    name: must(names.get(agencyId), `agency ${agencyId}`).name,
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
