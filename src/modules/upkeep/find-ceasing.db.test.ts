import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { DEFAULT_UPKEEP_TERMS } from '../../law/upkeep/upkeep-terms.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { changeValidity } from '../documents/documents.relations.ts';
import { addRecord } from '../registers/registers.usecases.ts';
import { ceasingSubjects } from './find-ceasing.ts';

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
  const { documentId } = await office.published('statutory.art20-1.normative', {
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
