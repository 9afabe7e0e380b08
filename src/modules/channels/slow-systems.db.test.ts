import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { saveConnection } from './connections.ts';
import { pushDue, queueChanges } from './push-items.ts';
import { openCmsServer, type CmsServer } from './test/cms-server.ts';
import { publicItems, type PublicItems } from './test/illustrated.ts';
import { packageConnection } from './test/package-connection.ts';
import { watchChannels } from './watch-channels.ts';

// A county whose platform hangs holds up neither the others nor the end of the program.
const LOOPBACK = { loopback: true };
const TOKEN = 'county-token-1234';

let world: TestWorld;
let office: TestOffice;
let items: PublicItems;
let cms: CmsServer;
/** Takes calls and never answers. */
let silent: Server;
let calls = 0;

beforeAll(async () => {
  ({ world, office } = await createTown());
  items = publicItems(world, office);
  cms = await openCmsServer(TOKEN);
  silent = createServer(() => void (calls += 1));
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve);
  });
  world.clock.set('2026-03-02T02:00:00Z');
  for (const title of ['关于补贴的公示', '关于防汛的公示', '关于植树的公示']) await items.illustrated(title);
});
afterEach(async () => {
  await world.db.updateTable('channel_connections').set({ active: false }).execute();
  await world.db
    .updateTable('channel_records')
    .set({ due_at: null })
    .where('due_at', 'is not', null)
    .execute();
});
afterAll(async () => {
  await cms.close();
  silent.closeAllConnections();
  silent.close();
  await world.close();
});

async function connect(name: string, baseUrl: string): Promise<string> {
  const fields = packageConnection(office.agencyId, name);
  const settings = {
    ...fields.settings,
    transport: 'push' as const,
    header: 'X-Access-Token',
    prefix: '',
    idempotencyHeader: 'X-Request-Key',
    fields: { id: 'extId', action: 'op' } as const,
  };
  const saved = { ...fields, baseUrl, settings, secret: TOKEN };
  return (await saveConnection(office.as('systemAdmin'), saved)).connectionId;
}

async function recordsOf(connectionId: string) {
  return world.db
    .selectFrom('channel_records')
    .select(['state', 'attempts', 'due_at'])
    .where('target_id', '=', connectionId)
    .orderBy('attempts', 'desc')
    .execute();
}

test('a system that can’t be reached is asked once a round, and what goes elsewhere goes out meanwhile', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    closed.once('listening', resolve);
  });
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => {
    closed.close(resolve);
  });
  const down = await connect('停机平台', `http://127.0.0.1:${port}`);
  const up = await connect('正常平台', cms.base);
  expect(await queueChanges(world.system)).toBe(6);
  await pushDue(world.system, LOOPBACK);
  expect((await recordsOf(down)).map(({ attempts }) => attempts)).toEqual([1, 0, 0]);
  expect((await recordsOf(up)).map(({ state }) => state)).toEqual(['live', 'live', 'live']);
});

test('a system that answers slowly has its share of a round and no more', async () => {
  const slow = await connect('缓慢平台', cms.base);
  await queueChanges(world.system);
  expect(await pushDue(world.system, { ...LOOPBACK, patienceMs: 0 })).toBe(1);
  expect(await pushDue(world.system, { ...LOOPBACK, patienceMs: 60_000 })).toBe(2);
  expect((await recordsOf(slow)).map(({ state }) => state)).toEqual(['live', 'live', 'live']);
});

test('when the program ends, a call that hangs is given up, counts for nothing, and nothing more is begun', async () => {
  const hanging = await connect('不应答平台', `http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
  await queueChanges(world.system);
  const ending = new AbortController();
  const round = pushDue(world.system, { ...LOOPBACK, ending: ending.signal });
  await expect.poll(() => calls).toBe(1);
  ending.abort();
  const began = performance.now();
  await round;
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(calls).toBe(1);
  const now = world.clock.now();
  expect(await recordsOf(hanging)).toEqual(
    Array.from({ length: 3 }, () => ({ state: 'waiting', attempts: 0, due_at: now })),
  );
});

test('who watches channels hands the end of the program on to what waits for an answer', async () => {
  await connect('不应答平台之二', `http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
  const before = calls;
  const watch = watchChannels(world.system, LOOPBACK);
  await expect.poll(() => calls).toBe(before + 1);
  const began = performance.now();
  await watch.stop();
  expect(performance.now() - began).toBeLessThan(5_000);
});
