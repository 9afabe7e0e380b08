import { sql, type Kysely } from 'kysely';

/**
 * Who made a normative document together with its agency, what its 合法性审核 said, and where it was put on file (国办发〔2018〕37号,
 * 115号). An examination may be registered that came too late: that is told, not refused.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE normative_documents
      ADD COLUMN joint_issuers text NOT NULL DEFAULT '',
      ADD COLUMN legality_reviewed_by text NOT NULL DEFAULT '',
      ADD COLUMN legality_reviewed_on date,
      ADD COLUMN legality_opinion text NOT NULL DEFAULT '',
      ADD COLUMN filing_number text NOT NULL DEFAULT '',
      ADD COLUMN filed_on date,
      ADD COLUMN filed_with text NOT NULL DEFAULT '',
      ADD CHECK (filed_on IS NULL OR filed_on >= made_on)`.execute(db);
}
