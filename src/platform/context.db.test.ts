import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../test/database.ts';
import { verifyAudit } from './audit/verify-audit.ts';
import { inOneTransaction, inTransaction, type Ctx } from './context.ts';
import { nextCounter } from './counters.ts';

let world: TestWorld;
let wakes = 0;
let ctx: Ctx;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => world.close());
beforeEach(() => {
  wakes = 0;
  ctx = { ...world.system, outbox: { wake: () => void (wakes += 1), drained: async () => {} } };
});

/** A use case as they all are: changes a row, records, asks for work. */
async function count(of: Ctx, scope: string): Promise<number> {
  return inTransaction(of, async (tx) => {
    tx.record({ type: 'system.started', agencyId: null, subject: null, after: { scope } });
    tx.emit({ kind: 'render.all' });
    return nextCounter(tx, scope);
  });
}

async function seen(scope: string): Promise<{ counter: number; events: number; messages: number }> {
  const counter = await world.db
    .selectFrom('counters')
    .select('last')
    .where('scope', '=', scope)
    .executeTakeFirst();
  const events = await world.db.selectFrom('audit_events').select('data').execute();
  const messages = await world.db.selectFrom('outbox').select('id').execute();
  return {
    counter: counter?.last ?? 0,
    events: events.filter((row) => JSON.stringify(row.data).includes(`"${scope}"`)).length,
    messages: messages.length,
  };
}

describe('a use case', () => {
  test('writes its change, its audit event and its message together, then wakes the worker', async () => {
    const { messages } = await seen('alone');
    expect(await count(ctx, 'alone')).toBe(1);
    expect(await seen('alone')).toEqual({ counter: 1, events: 1, messages: messages + 1 });
    expect(wakes).toBe(1);
  });

  test('that fails leaves none of them', async () => {
    const { messages } = await seen('failing');
    const failing = inTransaction(ctx, async (tx) => {
      await nextCounter(tx, 'failing');
      tx.record({ type: 'system.started', agencyId: null, subject: null, after: { scope: 'failing' } });
      tx.emit({ kind: 'render.all' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await seen('failing')).toEqual({ counter: 0, events: 0, messages });
    expect(wakes).toBe(0);
  });

  test('can not be called from within another one', async () => {
    await expect(inTransaction(ctx, async (tx) => count(tx, 'nested'))).rejects.toThrow(/not supported/);
    expect((await seen('nested')).counter).toBe(0);
  });
});

describe('many use cases in one transaction', () => {
  test('are seen by nobody until all are done; the worker is woken once', async () => {
    const during = await inOneTransaction(ctx, async (shared) => {
      expect(await count(shared, 'many')).toBe(1);
      expect(await count(shared, 'many')).toBe(2);
      return { ...(await seen('many')), wakes };
    });
    expect(during).toMatchObject({ counter: 0, events: 0, wakes: 0 });
    expect(await seen('many')).toMatchObject({ counter: 2, events: 2 });
    expect(wakes).toBe(1);
  });

  test('leave nothing when one of them fails, even if that is caught', async () => {
    const spoilt = inOneTransaction(ctx, async (shared) => {
      await count(shared, 'spoilt');
      const failing = inTransaction(shared, async () => {
        throw new Error('refused');
      });
      await failing.catch(() => {});
      await count(shared, 'spoilt').catch(() => {});
    });
    await expect(spoilt).rejects.toThrow('refused');
    expect(await seen('spoilt')).toMatchObject({ counter: 0, events: 0 });
    expect(wakes).toBe(0);
  });

  test('wait for each other, so that the audit chain holds when they are begun at once', async () => {
    await inOneTransaction(ctx, async (shared) => {
      await Promise.all(Array.from({ length: 12 }, async () => count(shared, 'at once')));
    });
    expect(await seen('at once')).toMatchObject({ counter: 12, events: 12 });
    expect((await verifyAudit(world.db)).faults).toEqual([]);
  });

  test('are not joined by a use case called from within one of them', async () => {
    const nested = inOneTransaction(ctx, async (shared) =>
      inTransaction(shared, async (tx) => count(tx, 'nested in one')),
    );
    await expect(nested).rejects.toThrow(/not supported/);
    expect((await seen('nested in one')).counter).toBe(0);
  });

  test('join the transaction around them, and spoil it when what they make together fails', async () => {
    const both = (fails: boolean) =>
      inOneTransaction(ctx, async (shared) => {
        const inner = inOneTransaction(shared, async (joined) => {
          await count(joined, `inner ${fails}`);
          if (fails) throw new Error('halfway');
        });
        await inner.catch(() => {});
        await count(shared, `inner ${fails}`).catch(() => {});
      });
    await both(false);
    expect(await seen('inner false')).toMatchObject({ counter: 2, events: 2 });
    await expect(both(true)).rejects.toThrow('halfway');
    expect(await seen('inner true')).toMatchObject({ counter: 0, events: 0 });
  });
});
