import { sql, type Kysely } from 'kysely';

/** When an issue was handed in of which nobody knows what became, first and last: what the platform published since may be it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE wechat_issues ADD COLUMN handed_in_at timestamptz, ADD COLUMN unknown_since timestamptz`.execute(
    db,
  );
  await sql`UPDATE wechat_issues SET handed_in_at = now(),
      unknown_since = least(approved_at, coalesce(sought_since, changed_at) - interval '48 hours')
    WHERE state IN ('submitting', 'publishing') OR sought_since IS NOT NULL`.execute(db);
}
