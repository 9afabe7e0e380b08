/** Forms of the file that follow from its data. */
export const CASE_FORMS = [
  'application',
  'registration',
  'searchRecord',
  'archiveIndex',
  'delivery',
] as const;

/** One of them. */
export type CaseForm = (typeof CASE_FORMS)[number];

/** Where a form of the file is downloaded. */
export function caseFormPath(request: string, kind: CaseForm, format: 'pdf' | 'docx'): string {
  return `/api/requests/${request}/forms/${kind}.${format}`;
}
