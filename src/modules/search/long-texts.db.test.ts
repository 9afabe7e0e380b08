import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { up } from '../../../migrations/0061-search-whole-texts.ts';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { readAny } from '../../files/readers/read-any.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { inTransaction } from '../../platform/context.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { publish, withdraw } from '../publishing/publishing.usecases.ts';
import { finishSearchEntries } from '../publishing/search-entries.ts';
import { finishDocument, wholeTerms, type SearchableDocument } from './index-document.ts';
import { readWaitingFiles } from './read-files.ts';
import type { SearchedFile } from './search-files.repository.ts';
import { getSearchSettings } from './search-settings.usecases.ts';
import { searchPublished, type SearchHit } from './search.usecases.ts';

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

const COMMON = [
  ...'应急预案指挥救援物资保障部门单位负责组织协调处置信息报告预警响应等级人员疏散安置演练培训水旱',
];

/** Prose of so many characters that repeats itself as real one does, in paragraphs; `at` some places stand words of their own. */
function prose(length: number, at: Readonly<Record<number, string>> = {}): string {
  let seed = 1;
  const next = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  let text = '';
  const places = Object.entries(at).map(([place, word]) => [Number(place), word] as const);
  while (text.length < length) {
    const due = places[0];
    if (due !== undefined && text.length >= due[0]) text += `${places.shift()?.[1] ?? ''}。`;
    for (let n = 0; n < 12; n += 1) text += COMMON[next(COMMON.length)] ?? '';
    text += next(6) === 0 ? '。\n' : '，';
  }
  return text;
}

const html = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');

async function published(
  title: string,
  { text, files = [] }: { text: string; files?: readonly (readonly [string, string])[] },
): Promise<string> {
  const documentId = await office.draft('dynamic.news', { title });
  await write(documentId, { title, text, files });
  return documentId;
}

async function write(
  documentId: string,
  { title, text, files }: { title: string; text: string; files: readonly (readonly [string, string])[] },
): Promise<void> {
  const clerk = office.as('clerk');
  const attachmentIds: string[] = [];
  for (const [name, content] of files) {
    const file = { name, content: Readable.from([Buffer.from(content)]) };
    attachmentIds.push((await uploadAttachment(clerk, { documentId, file })).id);
  }
  const { edition, revision } = await loadDocument(world.db, documentId);
  await saveRevision(clerk, {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '',
    content: {
      title,
      summary: '',
      bodyHtml: html(text),
      metadata: metadataSchema.parse({ writtenOn: '2024-06-03' }),
      attachmentIds,
    },
  });
  await office.review(documentId);
  const now = await loadDocument(world.db, documentId);
  await publish(office.as('publisher'), { documentId, editionVersion: now.edition.version });
}

async function hits(text: string): Promise<readonly SearchHit[]> {
  const found = await searchPublished(world.db, { text, scope: {}, order: 'newest', page: 1, strict: true });
  return found.hits;
}

const whole = (pieces: readonly { text: string }[] = []): string => pieces.map(({ text }) => text).join('');
const marked = (pieces: readonly { text: string; marked: boolean }[] = []): string =>
  whole(pieces.filter((piece) => piece.marked));

describe('a long document', () => {
  test('is found by its beginning at once, and soon by all of it', async () => {
    await published('防汛应急预案', {
      text: prose(120_000, { 5_400: '柏香湾闸门', 14_000: '欧阳彧菲', 110_000: '令狐蒨宁' }),
    });
    expect(await hits('柏香湾闸门')).toHaveLength(1);
    expect(await hits('令狐蒨宁')).toEqual([]);
    expect(await finishSearchEntries(world.system)).toBe(1);
    expect(await finishSearchEntries(world.system)).toBe(0);
    expect(await hits('欧阳彧菲')).toHaveLength(1);
    expect(await hits('令狐蒨宁')).toHaveLength(1);
  });

  test('shows the place where the words stand, however far down', async () => {
    for (const word of ['柏香湾闸门', '欧阳彧菲', '令狐蒨宁']) {
      const [hit] = await hits(`${word} 预案`);
      expect(whole(hit?.excerpt)).toContain(word);
      expect(marked(hit?.excerpt)).toContain(word.slice(0, 2));
      expect(whole(hit?.excerpt).length).toBeLessThan(160);
      expect(hit?.attachment).toBeNull();
    }
  });

  test('that is no longer than a publication enters shows its places at once', async () => {
    await published('抗旱工作方案', { text: prose(7_000, { 5_400: '石板坳水库' }) });
    expect(marked((await hits('石板坳水库'))[0]?.excerpt)).toContain('水库');
    expect(await finishSearchEntries(world.system)).toBe(0);
  });

  test('is found by its newest edition alone, and by nothing once it is withdrawn', async () => {
    const documentId = await published('森林防火预案', { text: prose(30_000, { 25_000: '诸葛慕青' }) });
    await finishSearchEntries(world.system);
    expect(await hits('诸葛慕青')).toHaveLength(1);
    const { edition } = await loadDocument(world.db, documentId);
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: edition.version,
      reason: '误发',
      publicNotice: '本页已撤下。',
    });
    expect(await hits('诸葛慕青')).toEqual([]);
    const kept = await world.db.selectFrom('search_texts').select('text').execute();
    expect(kept.some(({ text }) => text.includes('诸葛慕青'))).toBe(false);
    expect(await finishSearchEntries(world.system)).toBe(0);
  });

  test('that an older program entered comes by the same way after the upgrade, and no other does', async () => {
    await sql`DROP TABLE search_texts`.execute(world.db);
    await sql`UPDATE search_entries SET terms = strip(head)`.execute(world.db);
    await up(world.db);
    expect(await hits('令狐蒨宁')).toEqual([]);
    const due = await world.db.selectFrom('search_texts').select('text').execute();
    expect(due).toEqual([{ text: '' }, { text: '' }]);
    expect(await finishSearchEntries(world.system)).toBe(2);
    expect(marked((await hits('令狐蒨宁'))[0]?.excerpt)).toContain('令狐');
    expect(await hits('石板坳水库')).toHaveLength(1);
  });
});

describe('a long attachment', () => {
  const LIST = prose(100_000, { 90_000: '司马懿安' });

  test('is searched to its end, and shows the place', async () => {
    await published('物资储备名录公示', { text: '详见附件。', files: [['名录.txt', LIST]] });
    expect(await readWaitingFiles(world.system, readAny)).toBe(1);
    const [hit] = await hits('司马懿安');
    expect(hit?.attachment?.name).toBe('名录.txt');
    expect(whole(hit?.attachment?.excerpt)).toContain('司马懿安');
    expect(marked(hit?.attachment?.excerpt)).toContain('司马懿');
  });

  test('that was read before doesn’t hold the next publication up', async () => {
    await published('物资储备名录更正', { text: '详见附件。', files: [['更正名录.txt', LIST]] });
    expect(await hits('司马懿安')).toHaveLength(1);
    expect(await finishSearchEntries(world.system)).toBe(1);
    expect(await hits('司马懿安')).toHaveLength(2);
  });

  test('is cut where there is no end to it, and the administrator is told', async () => {
    await published('五年规划项目表', {
      text: '详见附件。',
      files: [['项目表.txt', `${prose(300_000)}\n尉迟霁月`]],
    });
    await readWaitingFiles(world.system, readAny);
    expect(await hits('尉迟霁月')).toEqual([]);
    const { files } = await getSearchSettings(office.as('systemAdmin'));
    expect(files.cut).toEqual([expect.objectContaining({ name: '项目表.txt' })]);
  });
});

describe('an attachment that an older program cut', () => {
  const NAMES = { 1_000: '东方红缨', 90_000: '独孤鹤鸣' };
  const text = prose(20_000, { 15_000: '公羊春晓' });
  let documentId: string;

  test('is found as before when the document is entered anew, and when it can’t be read any more', async () => {
    const files = [['林场清单.txt', prose(100_000, NAMES)]] as const;
    documentId = await published('林场物资公示', { text, files });
    await readWaitingFiles(world.system, readAny);
    await sql`UPDATE search_files SET text = left(text, 60000), cut = true
      WHERE sha256 = (SELECT sha256 FROM search_attachments WHERE name = '林场清单.txt')`.execute(world.db);
    await sql`DROP TABLE search_texts`.execute(world.db);
    await up(world.db);
    await finishSearchEntries(world.system);
    expect(await hits('公羊春晓')).toHaveLength(1);
    expect((await hits('东方红缨'))[0]?.attachment?.name).toBe('林场清单.txt');
    const broken = async (): Promise<never> => {
      throw new UnreadableFile('转换程序没有启动。');
    };
    expect(await readWaitingFiles(world.system, broken)).toBe(0);
    expect((await hits('东方红缨'))[0]?.attachment?.name).toBe('林场清单.txt');
    expect(await hits('独孤鹤鸣')).toEqual([]);
  });

  test('isn’t lost again where it is read while the document is being entered', async () => {
    const rows = await sql<SearchedFile>`
      SELECT attachment_id AS "attachmentId", name, href, sha256 FROM search_attachments
      WHERE document_id = ${documentId}`.execute(world.db);
    const document: SearchableDocument = {
      documentId,
      agencyId: office.agencyId,
      nodeId: documentId,
      kind: 'news',
      validity: '',
      publishedAt: world.clock.now(),
      title: '林场物资公示',
      summary: '',
      bodyText: text,
      keywords: [],
      indexNumber: '',
      documentNumber: null,
      files: rows.rows.map((file) => ({ ...file, extension: 'txt' })),
    };
    const found = await wholeTerms(world.db, document);
    world.clock.set(new Date(world.clock.now().getTime() + 2 * 3_600_000));
    expect(await readWaitingFiles(world.system, readAny)).toBeGreaterThan(0);
    expect(await hits('独孤鹤鸣')).toHaveLength(1);
    const now = world.clock.now();
    const done = await inTransaction(world.system, async (tx) =>
      finishDocument(tx.db, { document, found, now }),
    );
    expect(done).toBe(false);
    expect(await hits('独孤鹤鸣')).toHaveLength(1);
  });
});

test('terms for which an entry has no room are left out, and the rest is found all the same', async () => {
  // Figures of sixty places: fifteen thousand of them are more than a tsvector holds.
  const figures = (first: number): string =>
    Array.from({ length: 4_500 }, (_, n) => `k${String(first + n).padStart(59, '0')}`).join('\n');
  const files = [0, 1, 2, 3].map(
    (n) => [`编号${n}.txt`, `${figures(n * 10_000)}\n皇甫${'甲乙丙丁'[n]}安`] as const,
  );
  await published('编号清单公示', { text: '详见附件。太史慈云', files });
  expect(await readWaitingFiles(world.system, readAny)).toBe(4);
  await finishSearchEntries(world.system);
  expect(await hits('太史慈云')).toHaveLength(1);
  const found = await Promise.all(
    ['皇甫甲安', '皇甫乙安', '皇甫丙安', '皇甫丁安'].map(async (name) => hits(name)),
  );
  expect(found.map((one) => one.length)).toEqual([1, 1, 1, 0]);
  const { cutDocuments } = await getSearchSettings(office.as('systemAdmin'));
  expect(cutDocuments).toEqual(['编号清单公示']);
}, 60_000);
