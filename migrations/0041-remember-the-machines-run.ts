import { sql, type Kysely } from 'kysely';

/** Pages of a job wait for the disk only at its end: whoever goes on with it must see that the machine went down in between. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE site_jobs ADD COLUMN machine_run text`.execute(db);
}
