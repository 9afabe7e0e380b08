import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { inTransaction } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { keyOfAddress } from './found-links.ts';
import { knownLinks, makeDueAt } from './links.repository.ts';

const MINUTE = 60_000;

let world: TestWorld;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => world.close());

/** A moment so many minutes from now. */
function after(minutes: number): Date {
  return new Date(world.clock.now().getTime() + minutes * MINUTE);
}

/** Keeps a link that is due at a moment; returns what tells it from others. */
async function keepLink(url: string, due: Date): Promise<string> {
  const key = keyOfAddress(url, null);
  const found = { found_at: world.clock.now(), since: world.clock.now(), next_check_at: due };
  await world.db
    .insertInto('links')
    .values({ id: newId(), key_hash: key, url, host: new URL(url).hostname, asked: true, ...found })
    .execute();
  return key;
}

test('a look that is asked for of an address puts none off that was due before', async () => {
  const near = await keepLink('https://www.example.gov.cn/near', after(1));
  const far = await keepLink('https://www.example.gov.cn/far', after(60));
  await inTransaction(world.system, async (tx) => makeDueAt(tx.db, { keyHashes: [near, far], at: after(2) }));
  const known = await knownLinks(world.db, [near, far]);
  expect([near, far].map((key) => known.get(key)?.next_check_at)).toEqual([after(1), after(2)]);
});
