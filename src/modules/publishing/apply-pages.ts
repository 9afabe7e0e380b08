import { applicationForm } from '../../files/application-form.ts';
import { applicationFormHref, applyGuideHref } from '../../portal/paths.ts';
import { applyGuidePage } from '../../portal/requests/apply-guide-page.ts';
import { one, type PageKind } from './page-kind.ts';

/** The guide to applying for information, as a file like the rest. */
export const APPLY_GUIDES: PageKind = {
  kind: 'applyGuide',
  ofAgency: async (_db, { agencyId }) => [one('applyGuide', agencyId)],
  make: async (read, { owner }) => {
    const [site, agency] = await Promise.all([read.siteOf(owner), read.guide(owner)]);
    if (agency === null) return null;
    const { frame, guide } = agency;
    return {
      href: applyGuideHref(frame.slug),
      content: applyGuidePage(site, frame, guide),
      files: null,
    };
  },
};

const FORMATS = ['docx', 'pdf'] as const;

/** The form to print: 0 is the DOCX, 1 the PDF. */
export const APPLICATION_FORMS: PageKind = {
  kind: 'applicationForm',
  ofAgency: async (_db, { agencyId }) => [
    { kind: 'applicationForm', owner: agencyId, from: 0, to: FORMATS.length - 1 },
  ],
  make: async (read, { owner, number }) => {
    const agency = await read.guide(owner);
    const format = FORMATS[number];
    if (agency === null || format === undefined) return null;
    const form = await applicationForm(agency.frame);
    return { href: applicationFormHref(agency.frame.slug, format), content: form[format], files: null };
  },
};
