import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { certificateDocument } from '../../files/certificate-document.ts';
import { writeReportDocx } from '../../files/docx-writer.ts';
import { writeHtmlPage } from '../../files/html-writer.ts';
import { writeReportPdf } from '../../files/pdf-writer.ts';
import { clockCertificate, type ClockCertificate } from '../../law/clock/certificate.ts';
import type { PlainDate } from '../../law/dates.ts';
import { clockLedgers } from '../../law/requests/clock-ledger.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { standingOf } from './case-standing.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { withCalendar } from './missing-calendar.ts';
import { requestsPolicy } from './requests.policy.ts';

/** What a certificate can be written as. */
export type CertificateFormat = 'pdf' | 'docx' | 'html';

/**
 * The day-by-day proof of a request's deadline, as it stands now or as it was known on an earlier day. Throws
 * `requests.calendar_missing` when a year's holiday notice isn't there, or the request is older than the rules.
 */
export async function writeCertificate(
  ctx: Ctx,
  input: { caseId: string; format: CertificateFormat; knownOn?: PlainDate | undefined },
): Promise<{ fileName: string; content: string | Buffer }> {
  const loaded = await loadCase(ctx, input.caseId);
  authorise(requestsPolicy.open(ctx.actor, loaded.place, await standingOf(ctx, loaded)));
  const certificate = await certificateOf(loaded, input.knownOn);
  const agency = await agencyById(ctx.db, loaded.row.agency_id);
  const document = certificateDocument(certificate, {
    title: loaded.row.number,
    agencyName: agency.name,
    signedOn: loaded.today,
  });
  const fileName = `${loaded.row.number}答复期限计算书.${input.format}`;
  switch (input.format) {
    case 'pdf':
      return { fileName, content: await writeReportPdf(document) };
    case 'docx':
      return { fileName, content: await writeReportDocx(document) };
    case 'html':
      return { fileName, content: writeHtmlPage(document) };
  }
}

/** The certificate of the clock that runs now, or ran last. Throws `requests.calendar_missing`. */
export async function certificateOf(loaded: LoadedCase, knownOn?: PlainDate): Promise<ClockCertificate> {
  const { ledger, today, calendar } = loaded;
  return withCalendar(async () =>
    clockCertificate(clockLedgers(ledger, knownOn).at(-1) ?? [], { asOf: knownOn ?? today, calendar }),
  );
}
