import type { ColumnType, Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** The catalogue and what is filed in it: documents, their editions, revisions and attachments. */
export interface DocumentTables {
  catalogue_nodes: CatalogueNodeTable;
  documents: DocumentTable;
  editions: EditionTable;
  revisions: RevisionTable;
  edition_statuses: EditionStatusTable;
  autosaves: AutosaveTable;
  validity_changes: ValidityChangeTable;
  document_links: DocumentLinkTable;
  attachments: AttachmentTable;
  revision_attachments: RevisionAttachmentTable;
}

interface CatalogueNodeTable {
  id: string;
  agency_id: string;
  parent_id: string | null;
  key: string;
  block: 'guide' | 'institution' | 'statutory' | 'annualReports' | 'requests' | 'dynamic';
  kind: string | null;
  name: string;
  slug: string;
  path: string;
  description: Generated<string>;
  law: Generated<string>;
  cycle_text: Generated<string>;
  cycle_days: number | null;
  takes_documents: boolean;
  review_steps: Json<unknown>;
  sort: Generated<number>;
  active: Generated<boolean>;
  version: Generated<number>;
}

interface DocumentTable {
  id: string;
  agency_id: string;
  section_id: string | null;
  node_id: string;
  kind: string;
  title: string;
  document_number: Generated<string>;
  index_number: string | null;
  public_number: number | null;
  first_published_at: Date | null;
  public_before: Generated<string | null>;
  current_edition_id: string | null;
  live_edition_id: string | null;
  state: string;
  discarded_at: Date | null;
  created_by: string | null;
  created_at: Date;
  changed_at: Date;
}

interface EditionTable {
  id: string;
  document_id: string;
  number: number;
  state:
    | 'draft'
    | 'inReview'
    | 'returned'
    | 'approved'
    | 'published'
    | 'superseded'
    | 'withdrawn'
    | 'discarded';
  revision_id: string;
  pending_approval: Generated<boolean>;
  change_note: Generated<string>;
  version: Generated<number>;
  created_by: string | null;
  created_at: Date;
  published_at: Date | null;
  withdrawn_at: Date | null;
  withdrawal_reason: string | null;
}

interface RevisionTable {
  id: string;
  document_id: string;
  edition_id: string;
  number: number;
  title: string;
  summary: string;
  body_html: string;
  metadata: Json<unknown>;
  content_hash: string;
  note: Generated<string>;
  created_by: string | null;
  created_by_name: string;
  created_at: Date;
}

interface EditionStatusTable {
  id: string;
  document_id: string;
  edition_id: string;
  revision_id: string;
  state: string;
  event: string;
  reason: Generated<string>;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface AutosaveTable {
  id: string;
  document_id: string;
  account_id: string;
  base_revision_id: string;
  content: Json<unknown>;
  saved_at: Date;
}

interface ValidityChangeTable {
  id: string;
  document_id: string;
  validity: 'valid' | 'lapsed' | 'repealed' | 'amended';
  since_on: Day;
  reason: Generated<string>;
  /** The document by which it is amended, repealed or replaced. */
  changed_by: ColumnType<string | null, string | null | undefined>;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface DocumentLinkTable {
  id: string;
  interpretation_id: string;
  document_id: string;
  created_by: string | null;
  created_at: Date;
}

interface AttachmentTable {
  id: string;
  agency_id: string;
  document_id: string;
  name: string;
  extension: string;
  media_type: string;
  size: number;
  sha256: string;
  notices: ColumnType<unknown, string | undefined, string>;
  uploaded_by: string | null;
  uploaded_at: Date;
}

interface RevisionAttachmentTable {
  revision_id: string;
  attachment_id: string;
  position: number;
}
