import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice } from '../../../test/office.ts';
import { DEMO_YEAR } from '../../../data/demo/demo-year.ts';
import { plainText } from '../../files/plain-text.ts';
import { newId } from '../../platform/ids.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { indexDocument, type SearchableDocument } from './index-document.ts';
import { readWaitingFiles } from './read-files.ts';
import { searchPublished } from './search.usecases.ts';
import { JUDGED_QUERIES, type JudgedQuery } from './test/judged-queries.ts';
import { MADE_UP_DOCUMENTS } from './test/made-up-documents.ts';

let world: TestWorld;
let titles: readonly string[] = [];

beforeAll(async () => {
  world = await createWorld();
  const office = await openOffice(world);
  const node = await nodeByKey(world.db, office.agencyId, 'dynamic.news');
  const documents = await documentsOf({ agencyId: office.agencyId, nodeId: node.id });
  titles = documents.map(({ title }) => title);
  await world.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('documents')
      .values(
        documents.map((one) => ({
          id: one.documentId,
          agency_id: one.agencyId,
          node_id: one.nodeId,
          kind: one.kind,
          title: one.title,
          state: 'published',
          created_at: one.publishedAt,
          changed_at: one.publishedAt,
        })),
      )
      .execute();
    for (const document of documents) await indexDocument(tx, document, world.clock.now());
  });
  await readWaitingFiles(world.system, async ({ bytes }) => ({
    format: 'text',
    blocks: [{ kind: 'text', text: new TextDecoder().decode(bytes), place: {} }],
    meta: { title: '', published: '' },
    notes: [],
  }));
}, 180_000);
afterAll(async () => world.close());

/** The texts of the demo year, published on their days, and those made up, on one. */
async function documentsOf(place: { agencyId: string; nodeId: string }): Promise<SearchableDocument[]> {
  const demo = DEMO_YEAR.offices.flatMap((office) =>
    office.documents.map((one) => ({
      title: one.title,
      summary: one.summary,
      bodyText: plainText(one.bodyHtml),
      number: one.documentNumber ?? null,
      at: new Date(`${one.publishOn}T02:00:00Z`),
      attachment: null,
    })),
  );
  const madeUp = MADE_UP_DOCUMENTS.map((one) => ({
    title: one.title,
    summary: '',
    bodyText: one.text,
    number: one.number ?? null,
    at: new Date('2024-05-06T02:00:00Z'),
    attachment: one.attachment ?? null,
  }));
  const documents: SearchableDocument[] = [];
  for (const [index, one] of [...demo, ...madeUp].entries()) {
    documents.push({
      ...place,
      documentId: newId(one.at.getTime() + index),
      kind: 'news',
      validity: 'none',
      publishedAt: one.at,
      title: one.title,
      summary: one.summary,
      bodyText: one.bodyText,
      keywords: [],
      indexNumber: `JUDGED/2024-${String(index).padStart(5, '0')}`,
      documentNumber: one.number,
      files: one.attachment === null ? [] : [await fileOf(one.attachment)],
    });
  }
  return documents;
}

async function fileOf(text: string): Promise<SearchableDocument['files'][number]> {
  const { sha256 } = await world.system.storage.put(Buffer.from(text));
  return { attachmentId: newId(0), name: '附件.txt', href: '/files/x/附件.txt', sha256, extension: 'txt' };
}

interface Measured {
  readonly recall: number;
  readonly reciprocal: number;
  readonly missed: readonly string[];
}

async function measure(queries: readonly JudgedQuery[]): Promise<Measured> {
  let recall = 0;
  let reciprocal = 0;
  const missed: string[] = [];
  for (const [text, answers] of queries) {
    const { hits } = await searchPublished(world.db, {
      text,
      scope: {},
      order: 'relevance',
      page: 1,
      now: world.clock.now(),
    });
    const relevant = titles.filter((title) => answers.test(title)).length;
    if (relevant === 0) throw new Error(`nothing answers ${text}`);
    const top = hits.slice(0, 10).map((hit) => answers.test(hit.title.map((piece) => piece.text).join('')));
    const found = top.filter(Boolean).length / Math.min(10, relevant);
    recall += found;
    if (top.includes(true)) reciprocal += 1 / (top.indexOf(true) + 1);
    if (found < 0.5) missed.push(`${text} ${found.toFixed(2)}`);
  }
  return { recall: recall / queries.length, reciprocal: reciprocal / queries.length, missed };
}

test.each([
  ['looked at while ranking was set', 0],
  ['left for the end', 1],
])('what people look for stands among the first ten: the half that was %s', async (half, rest) => {
  const queries = JUDGED_QUERIES.filter((_, index) => index % 2 === rest);
  const { recall, reciprocal, missed } = await measure(queries);
  process.stdout.write(
    `${half}: ${queries.length} queries, recall@10 ${recall.toFixed(3)}, MRR ${reciprocal.toFixed(3)}${missed.map((one) => `\n  ${one}`).join('')}\n`,
  );
  expect(recall).toBeGreaterThan(0.85);
  expect(reciprocal).toBeGreaterThan(0.8);
});
