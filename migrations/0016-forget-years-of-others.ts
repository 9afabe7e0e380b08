import { sql, type Kysely } from 'kysely';

/** What stands in the column of annual reports and isn't one by its title (an interpretation, a notice) is no year's report. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    UPDATE published_items SET report_year = NULL, report_title_year = NULL
    WHERE kind = 'annualReport' AND regexp_replace(title, '\\s|（[^（）]*）$', '', 'g') !~ '政府信息公开(工作)?(年度?报告|年报)$'`.execute(
    db,
  );
}
