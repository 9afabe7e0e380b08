import { Readable } from 'node:stream';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { readAny } from '../../files/readers/read-any.ts';
import { cell, paragraph, row, table } from '../../files/readers/test/docx-make.ts';
import { ooxml } from '../../files/test/sample-files.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { publish, withdraw } from '../publishing/publishing.usecases.ts';
import { bringSearchUpToDate } from '../publishing/search-entries.ts';
import { readWaitingFiles, type ReadFile } from './read-files.ts';
import { getSearchSettings, retryFiles, saveSynonyms } from './search-settings.usecases.ts';
import { searchPublished, type SearchHit } from './search.usecases.ts';

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

/** Names of the files that were read. */
const readNames: string[] = [];
const read: ReadFile = async (file) => {
  readNames.push(file.name);
  return readAny(file);
};

async function published(title: string, files: readonly (readonly [string, Uint8Array])[]): Promise<string> {
  const documentId = await office.draft('dynamic.news', { title });
  const clerk = office.as('clerk');
  const attachmentIds: string[] = [];
  for (const [name, bytes] of files) {
    const { id } = await uploadAttachment(clerk, {
      documentId,
      file: { name, content: Readable.from([Buffer.from(bytes)]) },
    });
    attachmentIds.push(id);
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
      bodyHtml: '<p>详见附件。</p>',
      metadata: metadataSchema.parse({ writtenOn: '2024-06-03' }),
      attachmentIds,
    },
  });
  await office.review(documentId);
  const now = await loadDocument(world.db, documentId);
  await publish(office.as('publisher'), { documentId, editionVersion: now.edition.version });
  return documentId;
}

async function hits(text: string): Promise<readonly SearchHit[]> {
  const found = await searchPublished(world.db, { text, scope: {}, order: 'newest', page: 1, strict: true });
  return found.hits;
}

const titleOf = (hit: SearchHit | undefined): string => hit?.title.map((piece) => piece.text).join('') ?? '';
const LETTER = docx(
  `${paragraph('拟认定家庭农场名单如下。')}${table(row([cell('户主'), cell('欧阳彧菲')]))}`,
);

function docx(body: string): Uint8Array {
  const xml = `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
  return ooxml('wordprocessingml.document', { 'word/document.xml': strToU8(xml) });
}

describe('the text of an attachment', () => {
  test('is found once it was read, as a place in that file', async () => {
    const sheet = await writeXlsx({
      sheetName: '补贴',
      columns: ['户名', '金额'],
      rows: [['令狐蒨宁', 13_400]],
    });
    await published('家庭农场认定公示', [
      ['名单.docx', LETTER],
      ['补贴明细.xlsx', sheet],
    ]);
    expect(await hits('欧阳彧菲')).toEqual([]);
    expect(await readWaitingFiles(world.system, read)).toBe(2);
    const [hit] = await hits('欧阳彧菲');
    expect(titleOf(hit)).toBe('家庭农场认定公示');
    expect(hit?.attachment?.name).toBe('名单.docx');
    expect(hit?.attachment?.href).toMatch(/^\/files\/ceshi\/2024\/\d+\/.+\.docx$/);
    const marked = hit?.attachment?.excerpt.filter((piece) => piece.marked) ?? [];
    expect(marked.map((piece) => piece.text).join('')).toBe('欧阳彧菲');
    expect((await hits('令狐蒨宁 认定'))[0]?.attachment?.name).toBe('补贴明细.xlsx');
    expect((await hits('家庭农场认定公示'))[0]?.attachment).toBeNull();
  });

  test('that was read before is found at once, and read no second time', async () => {
    readNames.length = 0;
    await published('家庭农场认定的更正', [['更正名单.docx', LETTER]]);
    expect((await hits('欧阳彧菲')).map(titleOf)).toEqual(['家庭农场认定的更正', '家庭农场认定公示']);
    expect(await readWaitingFiles(world.system, read)).toBe(0);
    expect(readNames).toEqual([]);
  });

  test('goes with its document, from the search and from the database, unless another one has it', async () => {
    const documentId = await published('误附的材料', [
      ['材料.txt', Buffer.from('隐私内容司马懿安不应公开')],
      ['名单.docx', LETTER],
    ]);
    await readWaitingFiles(world.system, read);
    expect(await hits('司马懿安')).toHaveLength(1);
    const { edition } = await loadDocument(world.db, documentId);
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: edition.version,
      reason: '误附',
      publicNotice: '本页已撤下。',
    });
    expect(await hits('司马懿安')).toEqual([]);
    expect(await hits('欧阳彧菲')).toHaveLength(2);
    const left = await world.db.selectFrom('search_files').select('text').execute();
    expect(left.some(({ text }) => text.includes('司马懿安'))).toBe(false);
    const words = await world.db.selectFrom('search_words').select('word').execute();
    expect(words.map(({ word }) => word)).not.toContain('误附');
  });
});

test('a file that can’t be read is put down with the reason, tried again, and shown to the administrator', async () => {
  const broken = ooxml('wordprocessingml.document', { 'word/document.xml': strToU8('') });
  await published('附件有损坏', [['损坏.docx', broken]]);
  readNames.length = 0;
  expect(await readWaitingFiles(world.system, read)).toBe(0);
  expect(await readWaitingFiles(world.system, read)).toBe(0);
  expect(readNames).toEqual(['损坏.docx']);
  const admin = office.as('systemAdmin');
  const { files } = await getSearchSettings(admin);
  expect(files.problems).toEqual([expect.objectContaining({ name: '损坏.docx', attempts: 1 })]);
  expect(files.problems[0]?.problem).toMatch(/。$/);
  world.clock.set(new Date(world.clock.now().getTime() + 61 * 60_000));
  await readWaitingFiles(world.system, read);
  expect(readNames).toHaveLength(2);
  expect(await retryFiles(admin)).toEqual({ files: 1 });
  await readWaitingFiles(world.system, read);
  expect(readNames).toHaveLength(3);
  await expect(retryFiles(office.as('clerk'))).rejects.toThrow(/系统管理员/);
});

test('the administrator’s synonyms hold from the next search on, and nobody saves over another’s list', async () => {
  await published('鳏寡老人探访', []);
  expect(await hits('孤老')).toEqual([]);
  const admin = office.as('systemAdmin');
  const { version } = await getSearchSettings(admin);
  await saveSynonyms(admin, { synonyms: '孤老、鳏寡老人', version });
  expect((await hits('孤老')).map(titleOf)).toEqual(['鳏寡老人探访']);
  await expect(saveSynonyms(admin, { synonyms: '甲乙、丙丁', version })).rejects.toThrow(/他人修改/);
  await expect(saveSynonyms(admin, { synonyms: '只有一个', version: version + 1 })).rejects.toThrow(
    /只有一个词/,
  );
});

test('entries of an older program are made anew, those of withdrawn documents are not', async () => {
  await world.db.updateTable('search_entries').set({ format: 0 }).execute();
  const { count } = await world.db
    .selectFrom('search_entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(await bringSearchUpToDate(world.system)).toBe(count);
  expect(await bringSearchUpToDate(world.system)).toBe(0);
  expect(await hits('司马懿安')).toEqual([]);
  expect(await hits('欧阳彧菲')).toHaveLength(2);
});
