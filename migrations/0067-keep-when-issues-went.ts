import { sql, type Kysely } from 'kysely';

/** When an issue was handed in of which nobody knows what became, first and last: what the platform published since may be it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE wechat_issues ADD COLUMN handed_in_at timestamptz, ADD COLUMN unknown_since timestamptz`.execute(
    db,
  );
  await sql`UPDATE wechat_issues SET handed_in_at = coalesce(approved_at, changed_at),
      unknown_since = coalesce(approved_at, changed_at)
    WHERE state IN ('submitting', 'publishing') OR sought_since IS NOT NULL`.execute(db);
}
