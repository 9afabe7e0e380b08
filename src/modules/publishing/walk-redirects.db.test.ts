import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { must } from '../../platform/errors.ts';
import { endsOfRedirects } from './ends-of-redirects.ts';
import { itemsOf } from './published-items.repository.ts';
import { idsLeadingInTheEndTo, withdrawalChain } from './withdrawal-chains.repository.ts';
import type { WithdrawalKind } from './withdrawal.kinds.ts';

let world: TestWorld;
let offices: readonly TestOffice[];

beforeAll(async () => {
  world = await createWorld();
  offices = [await openOffice(world, 'former'), await openOffice(world, 'latter')];
});
afterAll(async () => world.close());

/** Public documents, of one agency and another by turns. */
async function documents(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const office = must(offices[ids.length % offices.length], 'an office');
    ids.push((await office.published('dynamic.news')).documentId);
  }
  return ids;
}

/** Withdraws a document without asking whether it may be: `to` is the one that it leads to. */
async function leave(documentId: string, kind: WithdrawalKind, to: string | null = null): Promise<void> {
  await world.db
    .updateTable('published_items')
    .set({ state: 'withdrawn', withdrawal_kind: kind, redirect_to: to })
    .where('document_id', '=', documentId)
    .execute();
}

/** What duties follow a document to, what its address leads to, and whom the last one hears of, by their places among `ids`. */
async function seenFrom(ids: readonly string[]) {
  const [first = '', last = ''] = [ids[0], ids.at(-1)];
  const place = (id: string | undefined): number | null => (id === undefined ? null : ids.indexOf(id));
  const { withdrawn, end } = await withdrawalChain(world.db, first);
  const ends = await endsOfRedirects(world.db, await itemsOf(world.db, [first]));
  return {
    withdrawn: withdrawn.map((item) => place(item.document_id)),
    duties: place(end?.document_id),
    address: place(ends.get(first)?.document_id),
    behind: (await idsLeadingInTheEndTo(world.db, last)).map((id) => place(id)).toSorted(),
  };
}

describe('a document that leads on by way of another of another agency', () => {
  test('leads to the public one at the end', async () => {
    const ids = await documents(3);
    const [first = '', second = '', third = ''] = ids;
    await leave(first, 'redirect', second);
    await leave(second, 'redirect', third);
    expect(await seenFrom(ids)).toEqual({ withdrawn: [0, 1], duties: 2, address: 2, behind: [0, 1] });
  });

  test.each([
    ['notice', 2],
    ['gone', null],
    ['vanish', null],
  ] as const)('leads to one that left: %s', async (kind, address) => {
    const ids = await documents(3);
    const [first = '', second = '', third = ''] = ids;
    await leave(first, 'redirect', second);
    await leave(second, 'redirect', third);
    await leave(third, kind);
    expect(await seenFrom(ids)).toEqual({ withdrawn: [0, 1, 2], duties: null, address, behind: [0, 1] });
  });

  test('leads nowhere where they lead in a circle, or past themselves into one', async () => {
    const ids = await documents(3);
    const [first = '', second = '', third = ''] = ids;
    await leave(first, 'redirect', second);
    await leave(second, 'redirect', third);
    await leave(third, 'redirect', first);
    const round = { withdrawn: [0, 1, 2], duties: null, address: null, behind: [0, 1] };
    expect(await seenFrom(ids)).toEqual(round);
    await leave(third, 'redirect', second);
    expect(await seenFrom(ids)).toEqual(round);
  });
});

test('one that is public is its own end', async () => {
  const ids = await documents(1);
  expect(await seenFrom(ids)).toEqual({ withdrawn: [], duties: 0, address: 0, behind: [] });
});
