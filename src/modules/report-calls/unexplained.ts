import type { Db } from '../../platform/database/connect.ts';
import { type Finding, openFindings } from '../../law/annual-report/findings.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { Call, SubmissionRow } from './report-calls.types.ts';
import { findingsToSubmit } from './submission-findings.ts';

/**
 * What nobody has explained of a submission as things stand now. When it was sent there was nothing: but a sister agency may have sent
 * the same words since, or the year before was corrected. Who approves it all the same must say why.
 */
export async function unexplainedFindings(
  db: Db,
  { call, submission }: { call: Call; submission: SubmissionRow },
): Promise<Finding[]> {
  const agency = await agencyById(db, submission.agency_id);
  const findings = await findingsToSubmit(db, { call, agency, sent: submission, tellsNames: true });
  const answered = new Set(submission.findings.filter(({ answer }) => answer !== null).map(({ key }) => key));
  return openFindings(findings, ({ key }) => answered.has(key));
}
