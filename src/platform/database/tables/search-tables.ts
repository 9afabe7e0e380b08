import type { Generated } from 'kysely';

/** What the public finds, and by what. */
export interface SearchTables {
  search_entries: SearchEntryTable;
  search_files: SearchFileTable;
  search_attachments: SearchAttachmentTable;
  search_texts: SearchTextTable;
  search_words: SearchWordTable;
  search_settings: SearchSettingsTable;
}

interface SearchEntryTable {
  document_id: string;
  agency_id: string;
  node_id: string;
  kind: string;
  validity: string;
  published_at: Date;
  index_number: string;
  document_number: string | null;
  /** Of the program that made the entry; another one makes it anew. */
  format: number;
  title: string;
  /** What it is ranked by. */
  head: string;
  excerpt: string;
  /** What it is found by. */
  terms: string;
}

interface SearchFileTable {
  sha256: string;
  state: 'waiting' | 'read' | 'refused';
  text: Generated<string>;
  /** There was more than is kept. */
  cut: Generated<boolean>;
  attempts: Generated<number>;
  /** Chinese: why it wasn't read. */
  problem: string | null;
  due_at: Date | null;
  read_at: Date | null;
}

interface SearchAttachmentTable {
  document_id: string;
  attachment_id: string;
  position: number;
  sha256: string;
  name: string;
  href: string;
}

interface SearchTextTable {
  document_id: string;
  /** Of the body, for excerpts; empty until it is entered, and of short ones. */
  text: Generated<string>;
  /** There was more than is searched. */
  cut: Generated<boolean>;
  /** When the rest of the document is entered; null: all of it is. */
  due_at: Date | null;
}

interface SearchWordTable {
  word: string;
  sound: string;
  /** The word with each of its characters left open in turn; none of a word of two. */
  holes: string[];
}

interface SearchSettingsTable {
  only_row: Generated<boolean>;
  synonyms: string;
  version: Generated<number>;
}
