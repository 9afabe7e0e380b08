import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { metadataSchema } from '../src/modules/documents/documents.content.ts';
import { textTerms } from '../src/modules/search/search-terms.ts';
import { vectorOf } from '../src/modules/search/search-vector.ts';
import { holesOf, soundOf } from '../src/modules/search/sounds.ts';
import { titleWords } from '../src/modules/search/title-words.ts';
import { bulkRow, type BulkNumbers, type BulkPlace, type BulkRow } from './bulk-rows.ts';
import { chances, vocabulary, zipfText, zipfWords } from './zipf.ts';

const PARAGRAPHS = 4_000;
const PARAGRAPH_CHARACTERS = 250;
/** Of each document's own text, and of each fifth one's attachment: 500 and 5,000 characters. */
const OWN = 2;
const ATTACHED = 20;
const CHUNK = 50_000;

/**
 * Fills an empty installation with published documents, any number of them: texts of words as frequent as in real ones, a
 * fifth with an attachment that was read. Rows are copied and put together in the database, indexes are built at the end.
 */
export async function seedBulk(
  databaseUrl: string,
  places: readonly BulkPlace[],
  count: number,
  tell: (line: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `SET synchronous_commit = off; SET maintenance_work_mem = '4GB'; SET max_parallel_maintenance_workers = 2;
       SET work_mem = '256MB';`,
    );
    await seedParagraphs(client);
    await client.query(`DROP INDEX search_entries_terms;
      CREATE UNLOGGED TABLE bench_rows (n integer, document_id uuid, agency_id uuid, node_id uuid, kind text, validity text,
        at timestamptz, public_number integer, list_number integer, path text, index_number text, title text,
        head tsvector, terms tsvector);`);
    const numbers = await copyRows(client, places, count, tell);
    for (let from = 0; from < count; from += CHUNK) {
      await insertChunk(client, from, from + CHUNK);
      tell(`写入文稿 ${Math.min(count, from + CHUNK)}/${count}`);
    }
    await client.query('DROP TABLE bench_rows; DROP TABLE bench_paragraphs;');
    tell('建立检索索引');
    await client.query(
      'CREATE INDEX search_entries_terms ON search_entries USING gin (terms) WITH (fastupdate = off)',
    );
    await writeNumbers(client, numbers);
    // No pages are made of these.
    await client.query('TRUNCATE site_changes');
    for (const table of TABLES) await client.query(`VACUUM ANALYZE ${table}`);
  } finally {
    await client.end();
  }
}

const TABLES =
  'documents editions revisions published_items search_entries search_files search_attachments search_words'.split(
    ' ',
  );

async function seedParagraphs(client: pg.Client): Promise<void> {
  const chance = chances(7);
  const draw = zipfWords(vocabulary(), chance);
  await client.query(
    'CREATE UNLOGGED TABLE bench_paragraphs (n integer PRIMARY KEY, text text, terms tsvector)',
  );
  await copy(client, 'bench_paragraphs (n, text, terms)', function* () {
    for (let n = 0; n < PARAGRAPHS; n += 1) {
      const text = zipfText(draw, chance, PARAGRAPH_CHARACTERS);
      yield [String(n), text, vectorOf(textTerms(text, { single: false }))];
    }
  });
  await client.query('ANALYZE bench_paragraphs');
}

async function copyRows(
  client: pg.Client,
  places: readonly BulkPlace[],
  count: number,
  tell: (line: string) => void,
): Promise<BulkNumbers> {
  const chance = chances(11);
  const draw = zipfWords(vocabulary(), chance);
  const numbers: BulkNumbers = { agencies: new Map(), nodes: new Map() };
  const words = new Set<string>();
  const world = { places, numbers, draw, chance, now: new Date() };
  await copy(client, 'bench_rows', function* () {
    for (let n = 0; n < count; n += 1) {
      const row = bulkRow(n, count, world);
      if (n % 50 === 0) for (const word of titleWords(row.title)) words.add(word);
      if (n % 100_000 === 0) tell(`准备文稿 ${n}/${count}`);
      yield columnsOf(row);
    }
  });
  await copy(client, 'search_words (word, sound, holes)', function* () {
    for (const word of words) yield [word, soundOf(word), `{${holesOf(word).join(',')}}`];
  });
  return numbers;
}

function columnsOf(row: BulkRow): string[] {
  const { n, documentId, agencyId, nodeId, kind, validity, at, publicNumber, listNumber } = row;
  const { path, indexNumber, title, head, terms } = row;
  const place = [String(n), documentId, agencyId, nodeId, kind, validity, at.toISOString()];
  return place.concat(String(publicNumber), String(listNumber), path, indexNumber, title, head, terms);
}

async function copy(
  client: pg.Client,
  target: string,
  rows: () => Generator<readonly string[]>,
): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${target} FROM STDIN`));
  let lines = '';
  for (const row of rows()) {
    lines += `${row.map((value) => value.replaceAll('\\', '\\\\').replaceAll('\t', ' ').replaceAll('\n', '\\n')).join('\t')}\n`;
    if (lines.length < 1_000_000) continue;
    if (!stream.write(lines)) await once(stream, 'drain');
    lines = '';
  }
  stream.end(lines);
  await once(stream, 'finish');
}

/** Which paragraphs a document has is told by its number. */
function paragraph(what: string, k: number): string {
  return `(SELECT ${what} FROM bench_paragraphs AS p
    WHERE p.n = ((r.n::bigint * 7919 + ${k} * 104729 + r.n / ${PARAGRAPHS} * 31) % ${PARAGRAPHS})::integer)`;
}

function paragraphs(what: string, first: number, many: number, between: string): string {
  return Array.from({ length: many }, (_, k) => paragraph(what, first + k)).join(` || ${between}`);
}

async function insertChunk(client: pg.Client, from: number, until: number): Promise<void> {
  const metadata = JSON.stringify(
    metadataSchema.parse({ writtenOn: '2023-05-06', theme: '其他', keywords: ['公示'] }),
  );
  const own = paragraphs('p.text', 0, OWN, "E'\\n' || ");
  const attached = paragraphs('p.text', OWN, ATTACHED, "E'\\n' || ");
  await client.query('BEGIN');
  await client.query(
    `CREATE TEMPORARY TABLE chunk ON COMMIT DROP AS
      SELECT r.*, gen_random_uuid() AS edition_id, gen_random_uuid() AS revision_id, ${own} AS body,
        CASE WHEN r.n % 5 = 0 THEN ${attached} END AS attached
      FROM bench_rows AS r WHERE r.n >= $1 AND r.n < $2`,
    [from, until],
  );
  await client.query(`
    INSERT INTO documents (id, agency_id, node_id, kind, title, index_number, public_number, first_published_at,
      current_edition_id, live_edition_id, state, created_at, changed_at)
    SELECT document_id, agency_id, node_id, kind, title, index_number, public_number, at, edition_id, edition_id,
      'published', at, at FROM chunk;
    INSERT INTO editions (id, document_id, number, state, revision_id, created_at, published_at)
    SELECT edition_id, document_id, 1, 'published', revision_id, at, at FROM chunk;`);
  await client.query(
    `INSERT INTO revisions (id, document_id, edition_id, number, title, summary, body_html, metadata, content_hash,
      created_by_name, created_at)
    SELECT revision_id, document_id, edition_id, 1, title, '', '<p>' || replace(body, E'\\n', '</p><p>') || '</p>', $1::jsonb,
      md5(title), '测量', at FROM chunk`,
    [metadata],
  );
  await client.query(
    `INSERT INTO published_items (document_id, agency_id, node_id, kind, edition_id, revision_id, state, public_number, list_number,
      path, index_number, title, summary, validity, metadata, published_at, changed_at)
    SELECT document_id, agency_id, node_id, kind, edition_id, revision_id, 'public', public_number, list_number, path, index_number,
      title, '', validity, $1::jsonb, at, at FROM chunk`,
    [metadata],
  );
  await insertSearchEntries(client);
  await client.query('COMMIT');
}

async function insertSearchEntries(client: pg.Client): Promise<void> {
  const terms = (first: number, many: number): string => paragraphs('p.terms', first, many, '');
  await client.query(`
    INSERT INTO search_entries (document_id, agency_id, node_id, kind, validity, published_at, index_number, format, title, head,
      excerpt, terms)
    SELECT document_id, agency_id, node_id, kind, validity, at, index_number, 1, title, head, body,
      terms || ${terms(0, OWN)} || CASE WHEN attached IS NULL THEN ''::tsvector ELSE ${terms(OWN, ATTACHED)} END
    FROM chunk AS r;
    INSERT INTO search_files (sha256, state, text, attempts, read_at)
    SELECT encode(sha256(convert_to(document_id::text, 'UTF8')), 'hex'), 'read', attached, 1, at FROM chunk WHERE attached IS NOT NULL;
    INSERT INTO search_attachments (document_id, attachment_id, position, sha256, name, href)
    SELECT document_id, gen_random_uuid(), 0, encode(sha256(convert_to(document_id::text, 'UTF8')), 'hex'), '附件.pdf',
      '/files' || path || '/1.pdf' FROM chunk WHERE attached IS NOT NULL;`);
}

async function writeNumbers(client: pg.Client, numbers: BulkNumbers): Promise<void> {
  const counters = [
    ...[...numbers.agencies].map(([id, last]) => [`public:${id}`, last] as const),
    ...[...numbers.nodes].map(([id, last]) => [`list:${id}`, last] as const),
  ];
  for (const [scope, last] of counters)
    await client.query(
      'INSERT INTO counters (scope, last) VALUES ($1, $2) ON CONFLICT (scope) DO UPDATE SET last = $2',
      [scope, last],
    );
}
