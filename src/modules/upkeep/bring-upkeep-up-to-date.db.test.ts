import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import { publishingAgencies } from '../agencies/agencies.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { bringUpkeepUpToDate } from './bring-upkeep-up-to-date.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

test('an agency that can’t be looked over doesn’t hold up the next one', async () => {
  const other = await openOffice(world, 'linzhen');
  const agencies = (await publishingAgencies(world.db)).map(({ id }) => id);
  const [first, second] = [office, other].toSorted(
    (a, b) => agencies.indexOf(a.agencyId) - agencies.indexOf(b.agencyId),
  );
  if (first === undefined || second === undefined) throw new Error('no offices');
  const metadata = metadataSchema.parse({
    writtenOn: '2024-06-03',
    attribute: 'withheld',
    attributeReason: '内部管理信息。',
  });
  const drafts = [
    await first.draft('dynamic.news', { title: '库房清单', metadata }),
    await second.draft('dynamic.news', { title: '库房清单', metadata }),
  ];
  await sql`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$`.execute(
    world.db,
  );
  await sql`
    CREATE TRIGGER refused BEFORE INSERT ON upkeep_cases
    FOR EACH ROW WHEN (NEW.agency_id = ${sql.lit(first.agencyId)}) EXECUTE FUNCTION refuse()`.execute(
    world.db,
  );
  const troubled: unknown[] = [];
  const log = {
    ...world.system.log,
    error: (_message: string, data?: Readonly<Record<string, unknown>>) =>
      void troubled.push(data?.['agencyId']),
  };
  await bringUpkeepUpToDate({ ...world.system, log });
  expect(new Set(troubled)).toEqual(new Set([first.agencyId]));
  expect(await withCases(drafts)).toEqual([drafts[1]]);
  await sql`DROP TRIGGER refused ON upkeep_cases`.execute(world.db);
  await bringUpkeepUpToDate(world.system);
  expect(await withCases(drafts)).toEqual(drafts);
});

async function withCases(documentIds: readonly string[]): Promise<readonly string[]> {
  const rows = await world.db
    .selectFrom('upkeep_cases')
    .select('subject_id')
    .where('subject_id', 'in', documentIds)
    .orderBy('subject_id')
    .execute();
  return rows.map((row) => row.subject_id);
}
