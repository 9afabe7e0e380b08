import { EDITION_STATE_LABELS } from '../../../../src/modules/documents/documents.states.ts';
import type { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** A report with everything known of it. */
export type ReportView = ResponseOf<typeof reportsApi.get>;

/** How far a report is, in words. */
export function reportState({ state }: Pick<ReportView, 'state'>): string {
  if (state === 'computing') return '编制中';
  // Its document is a draft, the report is done.
  return state === 'draft' ? '已定稿，未送审' : EDITION_STATE_LABELS[state];
}
