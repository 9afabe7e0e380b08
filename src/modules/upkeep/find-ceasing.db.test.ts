import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { DEFAULT_UPKEEP_TERMS } from '../../law/upkeep/upkeep-terms.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { changeValidity } from '../documents/documents.relations.ts';
import { addRecord } from '../registers/registers.usecases.ts';
import { ceasingSubjects } from './find-ceasing.ts';
import { scanPublicTexts } from './scan-public-texts.ts';

const NORMATIVE = 'statutory.art20-1.normative';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

test('what was amended and is repealed by the register is still to be marked', async () => {
  const metadata = metadataSchema.parse({
    documentNumber: '测镇府发〔2024〕1号',
    writtenOn: '2024-05-06',
    effectiveOn: '2024-06-10',
  });
  const { documentId } = await office.published(NORMATIVE, {
    title: '集市管理办法',
    metadata,
  });
  const amended = { documentId, validity: 'amended', sinceOn: '2024-06-03', reason: '修改。' } as const;
  await changeValidity(office.as('publisher'), amended);
  const registered = { kind: 'normative', title: '集市管理办法', madeOn: '2024-05-06', documentId };
  await addRecord(office.as('clerk'), {
    register: 'normative',
    agencyId: office.agencyId,
    values: { ...registered, endedOn: '2025-05-06', endedHow: 'repealed' },
    note: '',
  });
  const look = { terms: DEFAULT_UPKEEP_TERMS, today: '2025-06-03' };
  expect(await ceasingSubjects(world.db, office.agencyId, look)).toMatchObject([
    { id: documentId, grounds: [{ name: 'endedUnmarked' }] },
  ]);
});

test('what was amended and is repealed by a later text is to be marked, what that text amended by somebody’s decision isn’t', async () => {
  const force = (number: string) =>
    metadataSchema.parse({
      documentNumber: `测镇府发〔2024〕${number}号`,
      writtenOn: '2024-05-06',
      effectiveOn: '2024-06-10',
    });
  const old = await office.published(NORMATIVE, { title: '养犬管理办法', metadata: force('8') });
  const decided = await office.published(NORMATIVE, { title: '摊点管理办法', metadata: force('9') });
  world.clock.set(new Date('2024-06-04T02:00:00Z'));
  const later = await office.published(NORMATIVE, {
    title: '城镇管理规定',
    metadata: force('10'),
    bodyHtml:
      '<p>《养犬管理办法》（测镇府发〔2024〕8号）、《摊点管理办法》（测镇府发〔2024〕9号）同时废止。</p>',
  });
  const amend = { validity: 'amended', sinceOn: '2024-06-03', reason: '修改。' } as const;
  await changeValidity(office.as('publisher'), { ...amend, documentId: old.documentId });
  await changeValidity(office.as('publisher'), {
    ...amend,
    documentId: decided.documentId,
    changedBy: later.documentId,
  });
  await scanPublicTexts(world.system, {
    pool: { read: async () => Promise.reject(new Error('no attachments here')) },
  });
  const look = { terms: DEFAULT_UPKEEP_TERMS, today: '2024-06-05' };
  const found = await ceasingSubjects(world.db, office.agencyId, look);
  expect(found.filter(({ grounds }) => grounds.some(({ name }) => name === 'replaced'))).toMatchObject([
    { id: old.documentId },
  ]);
});

test.each([
  [
    'written before it, though it was put in here later',
    '养蜂管理办法',
    20,
    '2020-05-06',
    'after',
    ['replaced'],
  ],
  ['of the same day and public before it', '放鹰管理办法', 21, '2022-05-06', 'before', ['replaced']],
  ['of the same day and public after it', '驯犬管理办法', 22, '2022-05-06', 'after', []],
  ['written after it, though it was public before', '捕蛇管理办法', 23, '2023-05-06', 'before', []],
] as const)('a text repeals what was %s: %s', async (_what, title, number, writtenOn, published, grounds) => {
  const metadata = (of: number, on: string) =>
    metadataSchema.parse({
      documentNumber: `测镇府规〔2022〕${of}号`,
      writtenOn: on,
      effectiveOn: '2024-06-10',
    });
  const bodyHtml = `<p>《${title}》（测镇府规〔2022〕${number}号）同时废止。</p>`;
  const decision = { title: `${title}废止决定`, metadata: metadata(number + 100, '2022-05-06'), bodyHtml };
  const old = { title, metadata: metadata(number, writtenOn) };
  let oldId = '';
  // What is read for repeals is what became public since the last look.
  for (const [hour, text] of (published === 'after' ? [decision, old] : [old, decision]).entries()) {
    world.clock.set(new Date(`2024-07-${number}T0${hour + 1}:00:00Z`));
    const { documentId } = await office.published(NORMATIVE, text);
    if (text === old) oldId = documentId;
  }
  await scanPublicTexts(world.system, {
    pool: { read: async () => Promise.reject(new Error('no attachments here')) },
  });
  const look = { terms: DEFAULT_UPKEEP_TERMS, today: '2024-07-28' };
  const found = await ceasingSubjects(world.db, office.agencyId, look);
  const its = found.find(({ id }) => id === oldId)?.grounds ?? [];
  expect(its.map(({ name }) => name)).toEqual(grounds);
});
