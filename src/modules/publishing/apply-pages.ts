import { applicationForm } from '../../files/application-form.ts';
import { applicationFormHref, applyGuideHref } from '../../portal/paths.ts';
import { applyGuidePage } from '../../portal/requests/apply-guide-page.ts';
import type { AgencyRoom } from './page-room.ts';

/** The guide to applying for information and the form to print, as files like the rest. */
export async function makeApplyPages({ site, agency, sink }: AgencyRoom): Promise<void> {
  const { frame, guide } = agency;
  sink.page(applyGuideHref(frame.slug), applyGuidePage(site, frame, guide));
  const form = await applicationForm(frame);
  sink.page(applicationFormHref(frame.slug, 'docx'), form.docx);
  sink.page(applicationFormHref(frame.slug, 'pdf'), form.pdf);
}
