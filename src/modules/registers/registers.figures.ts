import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { firstDayOf, lastDayOf } from '../../law/dates.ts';
import { DEFAULT_NORMATIVE_READING, type NormativeReading } from '../../law/annual-report/classify.ts';
import { partsOf, type ReportCounts } from '../../law/annual-report/compute.ts';
import { isDerivedCell, type CellName } from '../../law/annual-report/tables.ts';
import { COUNTED_REGISTERS, countedRows, type CountedRegister } from './counted-rows.ts';
import { recordsOf, type FoundRecords, type RecordsPage } from './found-records.ts';

/** Whose registers are counted and for which year. */
export interface FigureScope {
  readonly agencyId: string;
  readonly year: number;
}

type Counts<Key extends keyof ReportCounts> = ReportCounts[Key][number];

/**
 * What an agency's registers count for a year, in the groups of `computeTables`. Which record falls into which group is
 * said by law/annual-report/classify.ts; `countedRows` says the same in SQL and is tested against it.
 */
export async function reportCounts(
  db: Db,
  scope: FigureScope,
  reading: NormativeReading = DEFAULT_NORMATIVE_READING,
): Promise<ReportCounts> {
  const rows = async <Row>(
    register: CountedRegister,
    query: (from: RawBuilder<unknown>) => RawBuilder<Row>,
  ) => (await query(countedRows(register, scope, reading)).execute(db)).rows;
  const requests = await rows(
    'requests',
    (from) =>
      sql<{
        kind: Counts<'newRequests'>['kind'];
        arrived: 'new' | 'carryIn';
        result: Counts<'outcomes'>['row'] | 'carryOut';
        count: number;
      }>`SELECT applicant_kind AS kind, arrived, result, count(*) AS count FROM ${from} GROUP BY 1, 2, 3`,
  );
  return {
    newRequests: requests.filter((row) => row.arrived === 'new'),
    carriedIn: requests.filter((row) => row.arrived === 'carryIn'),
    carriedOut: requests.filter((row) => row.result === 'carryOut'),
    outcomes: requests.flatMap(({ kind, result, count }) =>
      result === 'carryOut' ? [] : [{ kind, count, row: result }],
    ),
    normative: await rows(
      'normative',
      (from) =>
        sql<Counts<'normative'>>`
        SELECT kind, measure, count(*) AS count FROM ${from}, unnest(measures) AS measure GROUP BY 1, 2`,
    ),
    decisions: await rows(
      'decisions',
      (from) => sql<Counts<'decisions'>>`SELECT kind, count(*) AS count FROM ${from} GROUP BY 1`,
    ),
    feeAmounts: (
      await rows(
        'fees',
        (from) => sql<{ sum: string }>`SELECT coalesce(sum(amount_wan), 0) AS sum FROM ${from}`,
      )
    ).map((row) => row.sum),
    disputes: await rows(
      'disputes',
      (from) => sql<Counts<'disputes'>>`SELECT kind, result, count(*) AS count FROM ${from} GROUP BY 1, 2`,
    ),
  };
}

/** The records that some cells count, newest first; a total is opened into the cells that it sums. */
export async function recordsBehindCells(
  db: Db,
  input: FigureScope & RecordsPage & { readonly cells: readonly CellName[] },
  reading: NormativeReading = DEFAULT_NORMATIVE_READING,
): Promise<FoundRecords> {
  const leaves = [...new Set(input.cells.flatMap(leavesOf))];
  const sources = COUNTED_REGISTERS.map(
    (register) => sql`SELECT * FROM (${recordsIn(register, countedRows(register, input, reading))}) AS r`,
  );
  const all = sql.join(sources, sql` UNION ALL `);
  return recordsOf(db, sql`SELECT * FROM (${all}) AS every WHERE cells && ${leaves}::text[]`, input);
}

/** 期 and 篇 of an agency's WeChat accounts in a year: an issue is counted once by its channel and number. */
export async function channelCounts(db: Db, scope: FigureScope): Promise<{ issues: number; posts: number }> {
  const { rows } = await sql<{ issues: number; posts: number }>`
    SELECT count(DISTINCT (channel_id, issue)) AS issues, count(*) AS posts FROM ${weChatPosts(scope)} AS p`.execute(
    db,
  );
  return rows[0] ?? { issues: 0, posts: 0 };
}

/** The same month by month, those with nothing left out; an issue counts in the month of its first post. */
export async function channelCountsByMonth(
  db: Db,
  scope: FigureScope,
): Promise<readonly { month: number; issues: number; posts: number }[]> {
  const { rows } = await sql<{ month: number; issues: number; posts: number }>`
    SELECT extract(month FROM p.posted_on)::integer AS month,
      count(DISTINCT (p.channel_id, p.issue)) FILTER (WHERE p.posted_on = f.first) AS issues, count(*) AS posts
    FROM ${weChatPosts(scope)} AS p
    JOIN (SELECT channel_id, issue, min(posted_on) AS first FROM ${weChatPosts(scope)} AS q GROUP BY 1, 2) AS f
      ON f.channel_id = p.channel_id AND f.issue = p.issue
    GROUP BY 1 ORDER BY 1`.execute(db);
  return rows;
}

/** The posts, or the issues with their first post, that `channelCounts` counts; newest first. */
export async function channelRecords(
  db: Db,
  input: FigureScope & RecordsPage & { readonly by: 'issue' | 'post' },
): Promise<FoundRecords> {
  const posts = weChatPosts(input);
  const query =
    input.by === 'post'
      ? sql`SELECT id, '渠道发布' AS source, title, posted_on AS "on", channel || ' ' || issue AS detail FROM ${posts} AS p`
      : sql`
        SELECT (array_agg(id ORDER BY posted_on, id))[1] AS id, '渠道发布' AS source, channel || ' ' || issue AS title,
          min(posted_on) AS "on", count(*) || ' 篇' AS detail
        FROM ${posts} AS p GROUP BY channel_id, channel, issue`;
  return recordsOf(db, query, input);
}

function weChatPosts(scope: FigureScope): RawBuilder<unknown> {
  return sql`(
    SELECT p.id, p.channel_id, p.issue, p.title, p.posted_on, c.name AS channel
    FROM channel_posts p JOIN channels c ON c.id = p.channel_id
    WHERE p.agency_id = ${scope.agencyId} AND p.removed_at IS NULL AND c.platform = 'wechat'
      AND p.posted_on BETWEEN ${firstDayOf(scope.year)} AND ${lastDayOf(scope.year)})`;
}

function leavesOf(name: CellName): CellName[] {
  return isDerivedCell(name) ? partsOf(name).flatMap(leavesOf) : [name];
}

/** A register's records as a person is shown them, each with the cells that count it. Names no applicant. */
function recordsIn(register: CountedRegister, from: RawBuilder<unknown>): RawBuilder<unknown> {
  switch (register) {
    case 'requests':
      return sql`
        SELECT id, '政府信息公开申请' AS source, number AS title, received_on AS "on",
          coalesce('答复 ' || decided_on, '未答复') AS detail,
          ARRAY['t3.' || arrived || '.' || applicant_kind, 't3.' || result || '.' || applicant_kind] AS cells
        FROM ${from}`;
    case 'normative':
      return sql`
        SELECT id, '规章和行政规范性文件' AS source, title, made_on AS "on",
          document_number || coalesce('（' || ended_on || '起不再有效）', '') AS detail,
          ARRAY(SELECT CASE kind WHEN 'rule' THEN 't2.rules.' ELSE 't2.docs.' END || m FROM unnest(measures) AS m) AS cells
        FROM ${from}`;
    case 'decisions':
      return sql`
        SELECT id, '许可、处罚、强制决定' AS source, number AS title, decided_on AS "on", subject AS detail,
          ARRAY['t2.' || kind || '.decisions'] AS cells
        FROM ${from}`;
    case 'fees':
      return sql`
        SELECT id, '行政事业性收费' AS source, item AS title, collected_on AS "on",
          trim_scale(amount_wan) || ' 万元' AS detail, ARRAY['t2.fee.amount'] AS cells
        FROM ${from}`;
    case 'disputes':
      return sql`
        SELECT id, '行政复议和诉讼' AS source, number AS title, filed_on AS "on", authority AS detail,
          ARRAY['t4.' || kind || '.' || result] AS cells
        FROM ${from}`;
  }
}
