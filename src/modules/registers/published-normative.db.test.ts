import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { changeValidity } from '../documents/documents.relations.ts';
import { withdraw } from '../publishing/publishing.usecases.ts';
import { proposeRecord, unregisteredDocuments } from './published-normative.ts';
import { addRecord, removeRecord } from './registers.usecases.ts';
import { enter, recordOf } from './test/clerks.ts';

const NODE = 'statutory.art20-1.normative';

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
  other = await openOffice(world, 'linzhen');
});
afterAll(async () => world.close());

async function publishedAs(title: string, number: number): Promise<string> {
  const metadata = metadataSchema.parse({
    documentNumber: `测镇府规〔2024〕${number}号`,
    writtenOn: '2024-01-02',
    effectiveOn: '2024-02-01',
    lapsesOn: '2029-02-01',
  });
  return (await office.published(NODE, { title, metadata })).documentId;
}

async function unregistered(): Promise<string[]> {
  const found = await unregisteredDocuments(office.as('clerk'), { agencyId: office.agencyId });
  return found.map(({ title }) => title);
}

test('a document on the site is offered for the register until its record is there, and again when that is struck out', async () => {
  const documentId = await publishedAs('集市管理办法', 1);
  expect(await unregistered()).toEqual(['集市管理办法']);
  const { values, record, agencyId, may } = await proposeRecord(office.as('clerk'), { documentId });
  expect({ values, record, agencyId, may }).toEqual({
    agencyId: office.agencyId,
    record: null,
    may: { write: true },
    values: {
      kind: 'normative',
      title: '集市管理办法',
      documentNumber: '测镇府规〔2024〕1号',
      madeOn: '2024-01-02',
      effectiveOn: '2024-02-01',
      validUntil: '2029-01-31',
      endedOn: null,
      endedHow: null,
      documentId,
    },
  });
  const id = await addProposed(values);
  expect((await recordOf(office, 'normative', id)).values).toMatchObject(values);
  expect(await unregistered()).toEqual([]);
  const again = await proposeRecord(office.as('clerk'), { documentId });
  expect(again.record).toEqual({ id, title: '集市管理办法', namesDocument: true });
  await removeRecord(office.as('clerk'), { register: 'normative', recordId: id, version: 1, reason: '误登' });
  expect(await unregistered()).toEqual(['集市管理办法']);
  await addProposed(values);
});

async function addProposed(values: Readonly<Record<string, unknown>>): Promise<string> {
  const { agencyId } = office;
  return (await addRecord(office.as('clerk'), { register: 'normative', agencyId, values, note: '' })).id;
}

test('a record of the same 文号 or title that names no document is its own: nothing is registered twice', async () => {
  await publishedAs('养犬管理办法', 2);
  await publishedAs('殡葬管理办法', 3);
  await publishedAs('消防管理办法', 4);
  const made = { kind: 'normative', madeOn: '2024-01-02' };
  await enter(office, 'normative', {
    ...made,
    title: '关于印发养犬管理办法的通知',
    documentNumber: '测镇府规〔2024〕2号',
  });
  await enter(office, 'normative', { ...made, title: '殡葬管理办法' });
  expect(await unregistered()).toEqual(['消防管理办法']);
});

test('a record of the 文号 in another way of writing is its own, one of the same title and another 文号 isn’t', async () => {
  const made = { kind: 'normative', madeOn: '2020-03-02' };
  const written = { ...made, title: '关于印发渡口管理办法的通知', documentNumber: '测镇府规[2024] 第07号' };
  const id = await enter(office, 'normative', written);
  await enter(office, 'normative', {
    ...made,
    title: '水库管理办法',
    documentNumber: '测镇府规〔2020〕8号',
  });
  const documentId = await publishedAs('渡口管理办法', 7);
  await publishedAs('水库管理办法', 8);
  expect((await proposeRecord(office.as('clerk'), { documentId })).record).toEqual({
    id,
    title: '关于印发渡口管理办法的通知',
    namesDocument: false,
  });
  const missing = await unregistered();
  expect(missing).not.toContain('渡口管理办法');
  expect(missing).toContain('水库管理办法');
});

test('what was repealed at its page is proposed as repealed; what is on the site no more isn’t offered', async () => {
  const documentId = await publishedAs('河道管理办法', 5);
  world.clock.set(new Date(world.clock.now().getTime() + 1_000));
  await changeValidity(office.as('publisher'), {
    documentId,
    validity: 'repealed',
    sinceOn: '2024-05-01',
    reason: '清理结果。',
  });
  const { values } = await proposeRecord(office.as('clerk'), { documentId });
  expect(values).toMatchObject({ endedOn: '2024-05-01', endedHow: 'repealed' });
  const { edition } = await loadDocument(world.db, documentId);
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: edition.version,
    reason: '内容有误。',
    kind: 'notice',
    publicNotice: '内容有误。',
  });
  expect(await unregistered()).not.toContain('河道管理办法');
  await expect(proposeRecord(office.as('clerk'), { documentId })).rejects.toMatchObject({
    code: 'registers.not_of_the_register',
  });
});

test('others read what is missing and enter nothing; people of other agencies read nothing', async () => {
  const documentId = await publishedAs('停车管理办法', 6);
  expect((await proposeRecord(office.as('publisher'), { documentId })).may).toEqual({ write: false });
  await expect(proposeRecord(other.as('clerk'), { documentId })).rejects.toMatchObject({ status: 403 });
  await expect(unregisteredDocuments(other.as('clerk'), { agencyId: office.agencyId })).rejects.toMatchObject(
    { status: 403 },
  );
});
