import { sql } from 'kysely';
import type { Ctx } from '../src/platform/context.ts';
import { newId } from '../src/platform/ids.ts';
import { metadataSchema } from '../src/modules/documents/documents.content.ts';
import { contentHash } from '../src/modules/documents/content-hash.ts';
import { headVector, termsVector } from '../src/modules/search/search-vector.ts';
import { ENTRY_FORMAT } from '../src/modules/search/index-document.ts';
import { dayInShanghai } from '../src/law/dates.ts';
import { documentHref } from '../src/portal/paths.ts';
import { paragraphsOf, titleOf } from './words.ts';

/** Where the documents are put. */
export interface SeedPlace {
  readonly agencyId: string;
  readonly slug: string;
  readonly nodeIds: readonly string[];
  readonly kind: string;
  /** Of the n-th document; left out, some short ones that hold what people search for. */
  readonly paragraphs?: (n: number) => readonly string[];
}

const BATCH = 1_000;

/**
 * Writes published documents straight into the tables, as publication would have left them: playing a hundred thousand
 * through the use cases would take hours and measure nothing. The numbers count on from what is there.
 */
export async function seedPublished(
  ctx: Ctx,
  place: SeedPlace,
  count: number,
  progress: (done: number) => void,
): Promise<void> {
  const first = (await lastNumber(ctx, `public:${place.agencyId}`)) + 1;
  const lists = new Map<string, number>();
  for (const nodeId of place.nodeIds) lists.set(nodeId, await lastNumber(ctx, `list:${nodeId}`));
  for (let start = 0; start < count; start += BATCH) {
    const numbers = Array.from(
      { length: Math.min(BATCH, count - start) },
      (_, index) => first + start + index,
    );
    await insertBatch(ctx, place, numbers, lists);
    progress(start + numbers.length);
  }
  await setNumber(ctx, `public:${place.agencyId}`, first + count - 1);
  for (const [nodeId, last] of lists) await setNumber(ctx, `list:${nodeId}`, last);
  // Their pages are made by the rebuild that follows.
  await sql`TRUNCATE site_changes`.execute(ctx.db);
  for (const table of ['documents', 'editions', 'revisions', 'published_items', 'search_entries']) {
    await sql`VACUUM ANALYZE ${sql.table(table)}`.execute(ctx.db);
  }
}

async function insertBatch(
  ctx: Ctx,
  place: SeedPlace,
  numbers: readonly number[],
  lists: Map<string, number>,
): Promise<void> {
  const metadata = metadataSchema.parse({ writtenOn: '2023-05-06', theme: '其他', keywords: ['公示'] });
  const made = numbers.map((number) => {
    const nodeId = place.nodeIds[number % place.nodeIds.length] ?? '';
    const listNumber = (lists.get(nodeId) ?? 0) + 1;
    lists.set(nodeId, listNumber);
    const at = new Date(Date.UTC(2023, 0, 1) + number * 240_000);
    const paragraphs = (place.paragraphs ?? paragraphsOf)(number);
    const title = titleOf(number);
    const content = {
      title,
      summary: paragraphs[0] ?? '',
      bodyHtml: paragraphs.map((text) => `<p>${text}</p>`).join(''),
      metadata,
    };
    return {
      ...content,
      text: paragraphs.join('\n'),
      number,
      nodeId,
      listNumber,
      at,
      hash: contentHash({ ...content, attachments: [] }),
      documentId: newId(at.getTime()),
      editionId: newId(at.getTime()),
      revisionId: newId(at.getTime()),
      indexNumber: `BENCH/${at.getUTCFullYear()}-${String(number).padStart(7, '0')}`,
      path: documentHref(place.slug, at.getUTCFullYear(), number),
    };
  });
  const { agencyId, kind } = place;
  const json = JSON.stringify(metadata);
  await ctx.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('documents')
      .values(
        made.map((one) => ({
          id: one.documentId,
          agency_id: agencyId,
          node_id: one.nodeId,
          kind,
          title: one.title,
          index_number: one.indexNumber,
          public_number: one.number,
          first_published_at: one.at,
          current_edition_id: one.editionId,
          live_edition_id: one.editionId,
          state: 'published',
          created_at: one.at,
          changed_at: one.at,
        })),
      )
      .execute();
    await tx
      .insertInto('editions')
      .values(
        made.map((one) => ({
          id: one.editionId,
          document_id: one.documentId,
          number: 1,
          state: 'published' as const,
          revision_id: one.revisionId,
          created_at: one.at,
          published_at: one.at,
        })),
      )
      .execute();
    await tx
      .insertInto('revisions')
      .values(
        made.map((one) => ({
          id: one.revisionId,
          document_id: one.documentId,
          edition_id: one.editionId,
          number: 1,
          title: one.title,
          summary: one.summary,
          body_html: one.bodyHtml,
          metadata: json,
          content_hash: one.hash,
          created_by_name: '测量',
          created_at: one.at,
        })),
      )
      .execute();
    await tx
      .insertInto('published_items')
      .values(
        made.map((one) => ({
          document_id: one.documentId,
          agency_id: agencyId,
          node_id: one.nodeId,
          kind,
          edition_id: one.editionId,
          revision_id: one.revisionId,
          state: 'public' as const,
          public_number: one.number,
          list_number: one.listNumber,
          path: one.path,
          index_number: one.indexNumber,
          title: one.title,
          summary: one.summary,
          validity: 'valid' as const,
          metadata: json,
          published_at: one.at,
          changed_at: one.at,
        })),
      )
      .execute();
    await tx
      .insertInto('search_entries')
      .values(
        made.map((one) => ({
          document_id: one.documentId,
          agency_id: agencyId,
          node_id: one.nodeId,
          published_at: one.at,
          title: one.title,
          excerpt: one.text,
          index_number: one.indexNumber,
          kind,
          validity: 'valid',
          format: ENTRY_FORMAT,
          head: sql<string>`${headVector([
            { text: one.title, weight: 'A' },
            { text: one.indexNumber, weight: 'B' },
            { text: one.text, weight: 'D' },
          ])}::tsvector`,
          terms: sql<string>`${termsVector({
            title: one.title,
            number: '',
            texts: [one.indexNumber, one.text],
            facets: {
              agencyId,
              nodeId: one.nodeId,
              kind,
              validity: 'valid',
              publishedOn: dayInShanghai(one.at),
            },
          })}::tsvector`,
        })),
      )
      .execute();
  });
}

/**
 * Requests spread over applicants and outcomes, written straight into the register. Every one counts for 2024: received in
 * it, or before it and decided in it; one in forty stays open.
 */
export async function seedRequests(ctx: Ctx, agencyId: string, count: number): Promise<void> {
  await sql`
    INSERT INTO requests (id, agency_id, number, received_on, channel, applicant_kind, applicant_name, subject,
      decided_on, outcome, created_at, changed_at)
    SELECT gen_random_uuid(), ${agencyId}, 'B' || n, day, 'internet',
      (ARRAY['natural','enterprise','research','welfare','legal','other'])[1 + n % 6], '申请人', '申请公开有关信息',
      CASE WHEN n % 40 = 0 THEN NULL ELSE day + 15 END,
      CASE WHEN n % 40 = 0 THEN NULL
        ELSE (ARRAY['open','partial','deny.secret','deny.law','deny.thirdParty','deny.internal','cannot.notHeld',
          'noProc.repeat','other.other'])[1 + n % 9] END,
      now(), now()
    FROM (SELECT n, date '2023-12-20' + (n % 378) AS day FROM generate_series(1, ${count}) AS n) AS made`.execute(
    ctx.db,
  );
  await sql`VACUUM ANALYZE requests`.execute(ctx.db);
}

/**
 * Requests as their handling has them, with applicants, spread over two years up to today: a quarter still open, their
 * deadlines around today.
 */
export async function seedRequestCases(ctx: Ctx, agencyId: string, count: number): Promise<void> {
  await sql`
    INSERT INTO request_cases (id, agency_id, number, query_code_hash, position, channel, applicant_kind, applicant_key,
      subject, submitted_on, received_on, original_due_on, due_on, clock, unit, extended, outcome, settled_on, in_time,
      last_seq, created_at, changed_at)
    SELECT gen_random_uuid(), ${agencyId}, '测量依申〔' || to_char(day, 'YYYY') || '〕' || n || '号', '', position,
      (ARRAY['counter','registeredMail','internet','fax'])[1 + n % 4],
      (ARRAY['natural','enterprise','research','welfare','legal','other'])[1 + n % 6], 'k' || n % 30000,
      '申请公开测量用镇道路养护工程第' || n || '标段的招标文件和验收报告', day, day, day + 28,
      CASE WHEN open THEN current_date - 40 + n % 80 END,
      CASE WHEN NOT open THEN 'ended' WHEN n % 12 = 0 THEN 'paused' ELSE 'running' END,
      '科室' || n % 12, n % 9 = 0, CASE WHEN open THEN NULL ELSE
        (ARRAY['open','partial','deny.secret','deny.law','deny.thirdParty','deny.internal','cannot.notHeld',
          'noProc.repeat','other.other'])[1 + n % 9] END,
      CASE WHEN open THEN NULL ELSE day + 10 + n % 25 END, CASE WHEN open THEN NULL ELSE n % 50 <> 0 END,
      8, now(), now()
    FROM (SELECT n, current_date - 730 + n % 725 AS day, n % 4 = 0 AS open,
      CASE WHEN n % 4 <> 0 THEN 'archived'
        ELSE (ARRAY['registered','examining','searching','judging','drafting','reviewing'])[1 + n / 4 % 6] END AS position
      FROM generate_series(1, ${count}) AS n) AS made`.execute(ctx.db);
  await sql`
    INSERT INTO request_applicants (case_id, organisation, name, supply_form, supply_way)
    SELECT id, applicant_kind <> 'natural', '申请人' || right(number, 4), 'paper', 'mail' FROM request_cases`.execute(
    ctx.db,
  );
  await sql`VACUUM ANALYZE request_cases`.execute(ctx.db);
  await sql`VACUUM ANALYZE request_applicants`.execute(ctx.db);
}

async function lastNumber(ctx: Ctx, scope: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('counters')
    .select('last')
    .where('scope', '=', scope)
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function setNumber(ctx: Ctx, scope: string, last: number): Promise<void> {
  await ctx.db
    .insertInto('counters')
    .values({ scope, last })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet({ last }))
    .execute();
}
