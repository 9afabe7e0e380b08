import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { inTransaction } from '../context.ts';
import type { Tx } from '../database/connect.ts';
import { CHAIN_START } from './audit-chain.ts';
import { verifyAudit } from './verify-audit.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => world.close());

// A chain of eight for every test.
beforeEach(async () => {
  await belowTheTriggers(async (tx) => {
    await tx.deleteFrom('audit_events').execute();
    await tx.updateTable('audit_head').set({ seq: 0, hash: CHAIN_START }).execute();
  });
  await append(8);
});

async function append(count: number): Promise<void> {
  await inTransaction(world.system, async (tx) => {
    for (let n = 1; n <= count; n += 1) {
      tx.record({ type: 'system.started', agencyId: null, subject: null, after: { n, words: '启动' } });
    }
  });
}

/** What somebody can do who owns the database. */
async function belowTheTriggers(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await world.db.transaction().execute(async (tx) => {
    await sql`ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only`.execute(tx);
    await work(tx);
    await sql`ALTER TABLE audit_events ENABLE TRIGGER audit_events_append_only`.execute(tx);
  });
}

async function faults(): Promise<string[]> {
  return (await verifyAudit(world.db)).faults.map(({ seq, kind }) => `${seq} ${kind}`);
}

test('a sound chain has no fault, and its head can be written down elsewhere', async () => {
  const { rows, headHash, faults: found } = await verifyAudit(world.db);
  expect(found).toEqual([]);
  expect(rows).toBe(8);
  expect(headHash).toBe(
    (await world.db.selectFrom('audit_head').select('hash').executeTakeFirstOrThrow()).hash,
  );
});

test('an empty chain has no fault', async () => {
  await belowTheTriggers(async (tx) => {
    await tx.deleteFrom('audit_events').execute();
    await tx.updateTable('audit_head').set({ seq: 0, hash: CHAIN_START }).execute();
  });
  expect(await verifyAudit(world.db)).toEqual({ rows: 0, headHash: CHAIN_START, faults: [] });
});

describe('a changed row is found', () => {
  test.each([
    ['id', { id: crypto.randomUUID() }],
    ['time', { at: new Date('2024-06-03T02:00:00.001Z') }],
    ['kind of actor', { actor_kind: 'public' }],
    ['actor', { actor_id: crypto.randomUUID() }],
    ['name', { actor_name: '别人' }],
    ['address', { ip: '10.0.0.1' }],
    ['type', { type: 'system.restored' }],
    ['agency', { agency_id: crypto.randomUUID() }],
    ['data', { data: JSON.stringify({ after: { n: 4, words: '停止' } }) }],
    [
      'data that is more than it was',
      { data: JSON.stringify({ after: { n: 4, words: '启动' }, reason: '' }) },
    ],
  ] as const)('by its %s', async (_, change) => {
    await belowTheTriggers(async (tx) =>
      tx.updateTable('audit_events').set(change).where('seq', '=', 4).execute(),
    );
    expect(await faults()).toEqual(['4 changed']);
  });

  test('also when its own hash was made to fit: the next row doesn’t', async () => {
    await belowTheTriggers(async (tx) =>
      tx
        .updateTable('audit_events')
        .set({ hash: 'f'.repeat(64) })
        .where('seq', '=', 4)
        .execute(),
    );
    expect(await faults()).toEqual(['4 changed', '5 reordered']);
  });

  test('also when it is the last', async () => {
    await belowTheTriggers(async (tx) =>
      tx
        .updateTable('audit_events')
        .set({ hash: 'f'.repeat(64) })
        .where('seq', '=', 8)
        .execute(),
    );
    expect(await faults()).toEqual(['8 changed']);
  });
});

describe('missing rows are found', () => {
  test.each([
    ['the first', 1, 1, ['1 missing']],
    ['one in the middle', 4, 4, ['4 missing']],
    ['several in a row', 3, 6, ['3 missing']],
    ['the last', 8, 8, ['8 cut-off']],
    ['the tail', 5, 8, ['5 cut-off']],
    ['all', 1, 8, ['1 cut-off']],
  ] as const)('%s', async (_, from, to, expected) => {
    await belowTheTriggers(async (tx) =>
      tx.deleteFrom('audit_events').where('seq', '>=', from).where('seq', '<=', to).execute(),
    );
    expect(await faults()).toEqual(expected);
  });

  test('also when those behind were given their numbers', async () => {
    await belowTheTriggers(async (tx) => {
      await tx.deleteFrom('audit_events').where('seq', '=', 7).execute();
      await tx.updateTable('audit_events').set({ seq: 7 }).where('seq', '=', 8).execute();
      await tx.updateTable('audit_head').set({ seq: 7 }).execute();
    });
    expect(await faults()).toEqual(['7 reordered', '7 changed']);
  });
});

test('two rows that changed places are found', async () => {
  await belowTheTriggers(async (tx) => {
    for (const [from, to] of [
      [3, 100],
      [4, 3],
      [100, 4],
    ] as const) {
      await tx.updateTable('audit_events').set({ seq: to }).where('seq', '=', from).execute();
    }
  });
  expect(await faults()).toEqual(['3 reordered', '3 changed', '4 reordered', '4 changed', '5 reordered']);
});

test('a row that was put in behind the program’s back is found', async () => {
  await belowTheTriggers(async (tx) => {
    const last = await tx
      .selectFrom('audit_events')
      .selectAll()
      .where('seq', '=', 8)
      .executeTakeFirstOrThrow();
    const forged = { ...last, id: crypto.randomUUID(), seq: 9, previous_hash: last.hash };
    await tx
      .insertInto('audit_events')
      .values({ ...forged, data: JSON.stringify(last.data) })
      .execute();
  });
  expect(await faults()).toEqual(['9 changed']);
});

test('each fault says in Chinese where it is', async () => {
  await belowTheTriggers(async (tx) => {
    await tx.deleteFrom('audit_events').where('seq', 'in', [3, 4, 8]).execute();
    await tx.updateTable('audit_events').set({ ip: '10.0.0.1' }).where('seq', '=', 6).execute();
  });
  expect((await verifyAudit(world.db)).faults.map(({ message }) => message)).toEqual([
    '审计记录第 3 至 4 条缺失。',
    '审计记录第 6 条的内容与校验值不符，被改动过。',
    '审计记录末尾缺失：应有 8 条，第 8 条起不见了。',
  ]);
});

describe('with many rows', () => {
  beforeEach(async () => {
    for (let n = 0; n < 6; n += 1) await append(1_000);
  });

  test('batches join: nothing is found between them, and what is wrong beyond the first is', async () => {
    const seen: number[] = [];
    expect((await verifyAudit(world.db, (done) => seen.push(done))).faults).toEqual([]);
    expect(seen).toEqual([5_000, 6_008]);
    await belowTheTriggers(async (tx) => tx.deleteFrom('audit_events').where('seq', '=', 5_001).execute());
    expect(await faults()).toEqual(['5001 missing']);
  });

  test('nothing is found while others are at work', async () => {
    const working = (async () => {
      for (let n = 0; n < 40; n += 1) await append(1);
    })();
    for (let n = 0; n < 5; n += 1) expect(await faults()).toEqual([]);
    await working;
    expect((await verifyAudit(world.db)).rows).toBe(6_048);
  });
});

test('transactions side by side write one chain, and one that is given up leaves no gap', async () => {
  const givenUp = inTransaction(world.system, async (tx) => {
    tx.record({ type: 'system.started', agencyId: null, subject: null });
    throw new Error('no');
  });
  await Promise.all([
    expect(givenUp).rejects.toThrow('no'),
    ...Array.from({ length: 12 }, async () => append(2)),
  ]);
  const result = await verifyAudit(world.db);
  expect([result.rows, result.faults]).toEqual([32, []]);
});
