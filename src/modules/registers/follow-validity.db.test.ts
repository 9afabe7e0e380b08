import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { PlainDate } from '../../law/dates.ts';
import { metadataSchema, type Validity } from '../documents/documents.content.ts';
import { contentOf } from '../documents/documents.editions.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { changeValidity } from '../documents/documents.relations.ts';
import { saveRevision, startEdition } from '../drafting/drafting.usecases.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { correctRecord } from './registers.usecases.ts';
import { auditOf, enter, recordOf } from './test/clerks.ts';
import { reportCounts } from './registers.figures.ts';

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

let made = 0;
/** A public normative document with its record, the last day of which is registered too. */
async function registered(
  terms: { lapsesOn: PlainDate; validUntil: PlainDate } | Record<string, never> = {},
): Promise<{ documentId: string; recordId: string }> {
  made += 1;
  const title = `第${made}号管理办法`;
  const { documentId } = await office.published('statutory.art20-1.normative', {
    title,
    metadata: metadataSchema.parse({
      documentNumber: `测镇府发〔2024〕${made}号`,
      writtenOn: '2024-01-02',
      effectiveOn: '2024-02-01',
      ...(terms.lapsesOn !== undefined && { lapsesOn: terms.lapsesOn }),
    }),
  });
  const recordId = await enter(office, 'normative', {
    kind: 'normative',
    title,
    madeOn: '2024-01-02',
    ...(terms.validUntil !== undefined && { validUntil: terms.validUntil }),
    documentId,
  });
  return { documentId, recordId };
}

async function mark(documentId: string, validity: Validity, sinceOn: PlainDate): Promise<void> {
  world.clock.set(new Date(world.clock.now().getTime() + 1_000));
  await changeValidity(office.as('publisher'), { documentId, validity, sinceOn, reason: '清理结果。' });
}

async function correct(recordId: string, values: Record<string, string | null>): Promise<void> {
  const { version, values: before } = await recordOf(office, 'normative', recordId);
  await correctRecord(office.as('clerk'), {
    register: 'normative',
    recordId,
    version,
    values: { ...before, ...values },
    note: '',
  });
}

async function renew(documentId: string, lapsesOn: PlainDate): Promise<void> {
  await startEdition(office.as('clerk'), { documentId, changeNote: '延长有效期。' });
  const { edition, revision } = await loadDocument(world.db, documentId);
  const content = contentOf(revision);
  await saveRevision(office.as('clerk'), {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    content: { ...content, metadata: { ...content.metadata, lapsesOn } },
    note: '',
  });
  await office.review(documentId);
  const reviewed = await loadDocument(world.db, documentId);
  await publish(office.as('publisher'), { documentId, editionVersion: reviewed.edition.version });
}

/** Of table two: what was ended in 2024, and what holds on its last day. */
async function counted(): Promise<{ repealed: number; valid: number }> {
  const { normative } = await reportCounts(world.db, { agencyId: office.agencyId, year: 2024 });
  const of = (wanted: string): number =>
    normative.filter(({ measure }) => measure === wanted).reduce((sum, { count }) => sum + count, 0);
  return { repealed: of('repealed'), valid: of('valid') };
}

test('what is repealed at its page is ended in the register, counted as such, and in force again when the page says so', async () => {
  const { documentId, recordId } = await registered();
  const before = await counted();
  await mark(documentId, 'repealed', '2024-05-20');
  expect(await recordOf(office, 'normative', recordId)).toMatchObject({
    version: 2,
    values: { endedOn: '2024-05-20', endedHow: 'repealed' },
  });
  expect(await counted()).toEqual({ repealed: before.repealed + 1, valid: before.valid - 1 });
  const corrections = (await auditOf(world, recordId)).filter(({ type }) => type === 'register.corrected');
  expect(corrections.map(({ data }) => data)).toMatchObject([
    {
      reason: '随有效性修改',
      before: { endedOn: null, endedHow: null },
      after: { endedOn: '2024-05-20', endedHow: 'repealed' },
    },
  ]);
  await mark(documentId, 'valid', '2024-05-21');
  expect(await recordOf(office, 'normative', recordId)).toMatchObject({
    version: 3,
    values: { endedOn: null, endedHow: null },
  });
  expect(await counted()).toEqual(before);
});

test('a validity that ends nothing leaves the register as it is', async () => {
  const { documentId, recordId } = await registered();
  await mark(documentId, 'amended', '2024-05-20');
  expect(await recordOf(office, 'normative', recordId)).toMatchObject({ version: 1 });
});

test('a longer term at the page is the register’s, too: nothing lapses that was renewed', async () => {
  const { documentId, recordId } = await registered({ lapsesOn: '2024-09-01', validUntil: '2024-08-31' });
  const before = await counted();
  await renew(documentId, '2027-09-01');
  expect(await recordOf(office, 'normative', recordId)).toMatchObject({
    version: 2,
    values: { validUntil: '2027-08-31', endedOn: null },
  });
  expect(await counted()).toEqual({ repealed: before.repealed - 1, valid: before.valid + 1 });
});

test('what was put in force beyond its term has no last day in the register', async () => {
  const { documentId, recordId } = await registered({ lapsesOn: '2024-09-01', validUntil: '2024-08-31' });
  await mark(documentId, 'valid', '2024-09-01');
  expect((await recordOf(office, 'normative', recordId)).values).toMatchObject({ validUntil: null });
});

test('what a person corrected meanwhile stays', async () => {
  const { documentId, recordId } = await registered({ lapsesOn: '2024-09-01', validUntil: '2024-08-31' });
  await correct(recordId, { validUntil: '2024-12-31', endedOn: '2024-04-01', endedHow: 'repealed' });
  await mark(documentId, 'repealed', '2024-05-20');
  await renew(documentId, '2027-09-01');
  expect(await recordOf(office, 'normative', recordId)).toMatchObject({
    version: 2,
    values: { validUntil: '2024-12-31', endedOn: '2024-04-01', endedHow: 'repealed' },
  });
});

test('a day before the document was made is marked at the page and not registered', async () => {
  const { documentId, recordId } = await registered();
  await mark(documentId, 'repealed', '2023-12-01');
  expect(await recordOf(office, 'normative', recordId)).toMatchObject({
    version: 1,
    values: { endedOn: null },
  });
});
