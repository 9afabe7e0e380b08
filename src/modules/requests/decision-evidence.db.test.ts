import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import type { ItemDecision } from '../../law/requests/request-events.ts';
import { attach } from './test/handling.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
beforeEach(() => office.day('2025-06-03'));
afterAll(async () => world.close());

async function judge(id: string, ...decisions: readonly Partial<ItemDecision>[]): Promise<void> {
  await office.act(id, 'requestHandler', 'judged', {
    decisions: decisions.map((each, index) => ({
      itemId: `item${index + 1}`,
      kind: 'open.provide',
      explanation: '',
      evidence: {},
      ...each,
    })),
  });
}

describe('a step of the procedure', () => {
  test('isn’t made up for by words, but by its paper', async () => {
    const id = await office.receive();
    await office.act(id, 'requestHandler', 'examined', {});
    await office.act(id, 'requestHandler', 'divided', { responsible: 'notOurs', agencyName: '不能确定' });
    const missing = { kind: 'cannot.notExist', evidence: { searchLog: '略' }, excuse: '略' } as const;
    await expect(judge(id, missing)).rejects.toMatchObject({
      code: 'requests.evidence_missing',
      message: expect.stringMatching(/检索记录.*请把.*上传到“材料”，选好依据/u),
    });
    await attach(office, id, 'searchLog');
    await judge(id, missing);
    expect((await office.view(id)).item.position).toBe('drafting');
  });
});
