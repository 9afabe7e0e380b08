import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { PlainDate } from '../../law/dates.ts';
import { DEFAULT_UPKEEP_TERMS } from '../../law/upkeep/upkeep-terms.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { changeValidity } from '../documents/documents.relations.ts';
import { expiringSubjects } from './find-expiring.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

async function expiring(today: PlainDate): Promise<string[]> {
  const look = { terms: DEFAULT_UPKEEP_TERMS, today };
  return (await expiringSubjects(world.db, office.agencyId, look)).map(({ title }) => title);
}

test('what was declared 失效 before its term isn’t asked about when that comes, what lapses by it is', async () => {
  world.clock.set(new Date('2024-06-03T02:00:00Z'));
  const [ended] = await Promise.all(
    ['集市管理办法', '养犬管理办法', '堰塘管理办法'].map(async (title, index) =>
      office.published('statutory.art20-1.normative', {
        title,
        metadata: metadataSchema.parse({
          documentNumber: `测镇府发〔2024〕${index + 1}号`,
          writtenOn: '2024-05-06',
          effectiveOn: '2024-06-10',
          lapsesOn: '2026-06-10',
        }),
      }),
    ),
  );
  const documentId = ended?.documentId ?? '';
  const lapsed = { documentId, validity: 'lapsed', sinceOn: '2025-06-03', reason: '清理结果。' } as const;
  expect((await expiring('2026-05-04')).toSorted()).toEqual(['养犬管理办法', '堰塘管理办法', '集市管理办法']);
  await changeValidity(office.as('publisher'), lapsed);
  world.clock.set(new Date('2025-06-03T02:00:00Z'));
  for (const today of ['2026-05-04', '2026-06-10'])
    expect((await expiring(today)).toSorted()).toEqual(['养犬管理办法', '堰塘管理办法']);
});
