import type { Tables } from '../../src/platform/database/tables.ts';

/** Which room each table belongs to: no other names it in a query. */
export const TABLE_OWNERS = {
  agencies: 'src/modules/agencies',
  agency_duties: 'src/modules/agencies',
  accounts: 'src/modules/accounts',
  account_grants: 'src/modules/accounts',
  password_history: 'src/modules/accounts',
  sessions: 'src/modules/accounts',
  audit_events: 'src/platform/audit',
  audit_head: 'src/platform/audit',
  outbox: 'src/platform',
  counters: 'src/platform',
  form_answers: 'src/platform',
  catalogue_nodes: 'src/modules/catalogue',
  documents: 'src/modules/documents',
  editions: 'src/modules/documents',
  revisions: 'src/modules/documents',
  edition_statuses: 'src/modules/documents',
  autosaves: 'src/modules/documents',
  validity_changes: 'src/modules/documents',
  document_links: 'src/modules/documents',
  attachments: 'src/modules/documents',
  revision_attachments: 'src/modules/documents',
  review_rounds: 'src/modules/review',
  review_decisions: 'src/modules/review',
  secrecy_reviews: 'src/modules/review',
  site_settings: 'src/modules/publishing',
  published_items: 'src/modules/publishing',
  search_entries: 'src/modules/search',
  normative_documents: 'src/modules/registers',
  admin_decisions: 'src/modules/registers',
  fees: 'src/modules/registers',
  channels: 'src/modules/registers',
  channel_posts: 'src/modules/registers',
  requests: 'src/modules/registers',
  disputes: 'src/modules/registers',
  letter_settings: 'src/modules/letters',
  letter_templates: 'src/modules/letters',
  letters: 'src/modules/letters',
  request_cases: 'src/modules/requests',
  request_applicants: 'src/modules/requests',
  request_events: 'src/modules/requests',
  request_files: 'src/modules/requests',
  request_messages: 'src/modules/requests',
  request_satisfaction: 'src/modules/requests',
  request_settings: 'src/modules/requests',
  request_suggestions: 'src/modules/requests',
  disclosure_proposals: 'src/modules/requests',
  holiday_calendars: 'src/modules/requests',
  request_uploads: 'src/modules/requests',
  request_code_renewals: 'src/modules/requests',
  dispute_cases: 'src/modules/disputes',
  dispute_events: 'src/modules/disputes',
  annual_reports: 'src/modules/reports',
  report_overrides: 'src/modules/reports',
  report_finding_answers: 'src/modules/reports',
  report_versions: 'src/modules/reports',
  previous_reports: 'src/modules/reports',
} as const satisfies Record<keyof Tables, string>;

/** Who else may, and why. */
export const GUESTS: readonly {
  readonly room: string;
  readonly table: keyof Tables;
  readonly why: string;
}[] = [
  {
    room: 'src/modules/audit',
    table: 'audit_events',
    why: 'the platform writes and verifies the chain; the module shows it',
  },
  {
    room: 'src/platform/backup',
    table: 'audit_head',
    why: 'whether a database was used is told by its audit chain, and a restore brings the chain along',
  },
];
