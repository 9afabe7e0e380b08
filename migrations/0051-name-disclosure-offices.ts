import { sql, type Kysely } from 'kysely';

/** The guide names the 政府信息公开工作机构 (条例第12条); empty: not named. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE agencies ADD COLUMN disclosure_office text NOT NULL DEFAULT ''`.execute(db);
}
