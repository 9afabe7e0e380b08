import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { itemOf } from './published-items.repository.ts';
import { watchLapses } from './watch-lapses.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

async function validityOf(documentId: string): Promise<string | undefined> {
  await drainOutbox(world);
  return (await itemOf(world.db, documentId))?.validity;
}

/** Long enough for a machine that has much else to do; it is over as soon as it has happened. */
const PATIENCE_MS = 40_000;

test('documents lapse while the program runs, and what lapsed before is found at the start', async () => {
  const lapsing = async (number: number, title: string, lapsesOn: string): Promise<string> => {
    const { documentId } = await office.published('statutory.art20-1.normative', {
      title,
      metadata: metadataSchema.parse({
        documentNumber: `测试府规〔2024〕${number}号`,
        writtenOn: '2024-06-03',
        effectiveOn: '2024-06-10',
        lapsesOn,
      }),
    });
    return documentId;
  };
  const first = await lapsing(1, '甲办法', '2024-07-01');
  const second = await lapsing(2, '乙办法', '2024-08-01');
  world.clock.set('2024-07-10T02:00:00.000Z');
  const watch = watchLapses(world.system, { everyMs: 20 });
  await vi.waitFor(async () => expect(await validityOf(first)).toBe('lapsed'), { timeout: PATIENCE_MS });
  expect(await validityOf(second)).toBe('valid');
  world.clock.set('2024-08-01T02:00:00.000Z');
  await vi.waitFor(async () => expect(await validityOf(second)).toBe('lapsed'), { timeout: PATIENCE_MS });
  await watch.stop();
}, 100_000);

test('a look that fails is logged and the next one goes on', async () => {
  const complaints: string[] = [];
  const log = { ...world.system.log, error: (message: string) => void complaints.push(message) };
  let broken = true;
  let looks = 0;
  const clock = {
    now: () => {
      if (broken) throw new Error('no time');
      looks += 1;
      return world.clock.now();
    },
  };
  const watch = watchLapses({ ...world.system, log, clock }, { everyMs: 10 });
  await vi.waitFor(() => expect(complaints.length).toBeGreaterThan(1));
  broken = false;
  await vi.waitFor(() => expect(looks).toBeGreaterThan(0));
  await watch.stop();
  expect(new Set(complaints)).toEqual(new Set(['lapsed documents could not be looked for']));
});
