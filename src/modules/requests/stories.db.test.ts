import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
afterAll(async () => world.close());

describe('granted', () => {
  test('a request goes from the counter to the archive, and counts as disclosed', async () => {
    office.day('2025-03-03');
    const id = await office.receive();
    await office.act(id, 'requestHandler', 'examined', {});
    await office.act(id, 'requestHandler', 'divided', { responsible: 'ours' });
    await office.act(id, 'requestHandler', 'searched', {
      place: '镇档案室',
      keywords: '青竹沟水库 验收',
      searcher: '办理人甲',
      found: true,
      result: '查到验收报告1份。',
    });
    await office.act(id, 'requestHandler', 'searchConcluded', {});
    office.day('2025-03-05');
    await office.act(id, 'requestHandler', 'judged', {
      decisions: [{ itemId: 'item1', kind: 'open.provide', explanation: '', evidence: {} }],
    });
    await office.act(id, 'requestHandler', 'drafted', { letterKind: '', fields: {}, contentHash: '' });
    await office.act(id, 'secondReviewer', 'reviewed', { aspect: 'legal', passed: true, opinion: '' });
    await office.act(id, 'secrecyReviewer', 'reviewed', { aspect: 'secrecy', passed: true, opinion: '' });
    await office.act(id, 'finalReviewer', 'signed', { letterId: '', letterNumber: '' });
    office.day('2025-03-06');
    await office.act(id, 'requestHandler', 'delivered', { method: 'post', proof: 'EMS 1000000000001' });
    const { item, letters, clock } = await office.view(id);
    expect(item).toMatchObject({
      position: 'settled',
      outcome: 'open',
      settledOn: '2025-03-06',
      inTime: true,
    });
    expect(letters.map(({ kind, number }) => [kind, number])).toEqual([
      ['answer.open.provide', expect.stringContaining('2025')],
    ]);
    expect(clock).toMatchObject({ state: { originalDue: '2025-03-31', onTime: true } });
    await office.act(id, 'requestHandler', 'archived', { volume: '2025-依申-001' });
    expect((await office.view(id)).actions).toEqual(['redoOrdered', 'noted']);
  });
});
