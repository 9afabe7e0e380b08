import { sql, type Kysely } from 'kysely';

/** An issue whose outcome isn't known is looked for at the platform, from this moment on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE wechat_issues ADD COLUMN sought_since timestamptz`.execute(db);
}
