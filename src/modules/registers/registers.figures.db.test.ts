import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  cellsOfDecision,
  cellsOfDispute,
  cellsOfFee,
  cellsOfNormative,
  cellsOfRequest,
  countRecords,
  totalsOf,
  type NormativeReading,
  type RegisterRecords,
} from '../../law/annual-report/classify.ts';
import { computeTables, partsOf } from '../../law/annual-report/compute.ts';
import { cellNames, getCell, type CellName } from '../../law/annual-report/tables.ts';
import { day, registerRecords } from '../../law/annual-report/test/generated-records.ts';
import { yearOf } from '../../law/dates.ts';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice } from '../../../test/office.ts';
import { channelCounts, channelRecords, recordsBehindCells, reportCounts } from './registers.figures.ts';
import { clear, store, storeIn, type StoredIds } from './test/stored-records.ts';

let world: TestWorld;
let agencyId: string;
let otherId: string;
beforeAll(async () => {
  world = await createWorld();
  ({ agencyId } = await openOffice(world));
  ({ agencyId: otherId } = await openOffice(world, 'linzhen'));
});
afterAll(async () => world.close());

const ALL = { offset: 0, limit: 10_000 };
const reading = fc.constantFrom<NormativeReading>({ lapse: 'countedAsRepealed' }, { lapse: 'notCounted' });
/** Every third normative document is a 规章. */
const records = registerRecords.map(({ normative, ...others }): RegisterRecords => ({
  ...others,
  normative: normative.map((each, index) => (index % 3 === 0 ? { ...each, kind: 'rule' } : each)),
}));

/** The agency's records; beside them those of a neighbour and some that were struck out, which never count. */
async function storeAmongOthers(sets: {
  own: RegisterRecords;
  neighbour: RegisterRecords;
  struckOut: RegisterRecords;
}): Promise<StoredIds> {
  await clear(world.db);
  await store(world.db, otherId, sets.neighbour);
  await store(world.db, agencyId, sets.struckOut, { struckOut: true });
  return store(world.db, agencyId, sets.own);
}

/** Which records each cell counts, by the plain rules of the law: the cells of each record and the totals they flow into. */
function recordsByCell(
  own: RegisterRecords,
  ids: StoredIds,
  year: number,
  by: NormativeReading,
): ReadonlyMap<CellName, readonly string[]> {
  const found = new Map<CellName, string[]>(cellNames().map((name) => [name, []]));
  const add = (registerIds: readonly string[], cells: readonly (readonly CellName[])[]): void => {
    for (const [index, names] of cells.entries()) {
      const id = registerIds[index] ?? '';
      for (const name of new Set(names.flatMap((each) => [each, ...totalsOf(each)])))
        found.get(name)?.push(id);
    }
  };
  add(
    ids.requests,
    own.requests.map((one) => cellsOfRequest(one, year)),
  );
  add(
    ids.normative,
    own.normative.map((one) => cellsOfNormative(one, year, by)),
  );
  add(
    ids.decisions,
    own.decisions.map((one) => cellsOfDecision(one, year)),
  );
  add(
    ids.fees,
    own.fees.map((one) => cellsOfFee(one, year)),
  );
  add(
    ids.disputes,
    own.disputes.map((one) => cellsOfDispute(one, year)),
  );
  return found;
}

async function idsBehind(name: CellName, year: number, by: NormativeReading): Promise<string[]> {
  const { total, items } = await recordsBehindCells(world.db, { agencyId, year, ...ALL, cells: [name] }, by);
  expect(total).toBe(items.length);
  return items.map((item) => item.id).toSorted();
}

describe('counting in the database', () => {
  test('is what counting record by record is, for any records, each year and either reading', async () => {
    await fc.assert(
      fc.asyncProperty(records, records, records, reading, async (own, neighbour, struckOut, by) => {
        await storeAmongOthers({ own, neighbour, struckOut });
        for (const year of [2022, 2023, 2024, 2025, 2026]) {
          const counted = computeTables(await reportCounts(world.db, { agencyId, year }, by));
          expect(counted).toEqual(computeTables(countRecords(own, year, by)));
        }
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  test('of an empty register is a table of zeros', async () => {
    await clear(world.db);
    const tables = computeTables(await reportCounts(world.db, { agencyId, year: 2024 }));
    expect(new Set(cellNames().map((name) => String(getCell(tables, name))))).toEqual(new Set(['0']));
  });
});

describe('opening a cell', () => {
  test('gives exactly the records that it counts, of every cell; totals open into their parts', async () => {
    await fc.assert(
      fc.asyncProperty(records, records, records, reading, async (own, neighbour, struckOut, by) => {
        const year = 2024;
        const ids = await storeAmongOthers({ own, neighbour, struckOut });
        const tables = computeTables(await reportCounts(world.db, { agencyId, year }, by));
        const expected = recordsByCell(own, ids, year, by);
        const behind = new Map<CellName, readonly string[]>();
        for (const name of cellNames()) behind.set(name, await idsBehind(name, year, by));
        for (const [name, found] of behind) {
          expect({ name, found }).toEqual({ name, found: expected.get(name)?.toSorted() });
          // A fee's cell says how much was collected, its records are those that were summed.
          const count = name === 't2.fee.amount' ? found.length : Number(getCell(tables, name));
          expect({ name, count: found.length }).toEqual({ name, count });
        }
        for (const total of cellNames().filter((name) => partsOf(name).length > 0)) {
          const parts = partsOf(total).flatMap((part) => behind.get(part) ?? []);
          expect({ total, parts: parts.toSorted() }).toEqual({ total, parts: behind.get(total) });
        }
      }),
      // Two hundred questions a run: a failure is told at once and not made smaller.
      { numRuns: 4, endOnFailure: true },
    );
  }, 120_000);

  test('pages its records, newest first, and names no applicant', async () => {
    await clear(world.db);
    const days = ['2024-03-01', '2024-12-31', '2024-01-01', '2024-03-01', '2023-12-31'];
    await storeIn(world.db, 'requests', {
      agencyId,
      values: days.map((receivedOn, index) => ({
        number: `申-${index}`,
        receivedOn,
        channel: 'internet',
        applicantKind: 'natural',
        applicantName: '尹某丁',
        subject: '岩脚寨的水表',
        decidedOn: null,
        outcome: null,
      })),
    });
    const page = async (offset: number) =>
      recordsBehindCells(world.db, {
        agencyId,
        year: 2024,
        offset,
        limit: 2,
        cells: ['t3.new.natural'],
      });
    const pages = [await page(0), await page(2), await page(4)];
    expect(pages.map(({ total }) => total)).toEqual([4, 4, 4]);
    expect(pages.map(({ items }) => items.map((item) => item.on))).toEqual([
      ['2024-12-31', '2024-03-01'],
      ['2024-03-01', '2024-01-01'],
      [],
    ]);
    expect(JSON.stringify(pages)).not.toMatch(/尹某丁|岩脚寨/);
    expect(pages[0]?.items[0]).toMatchObject({ source: '政府信息公开申请', title: '申-1', detail: '未答复' });
  });
});

describe('期 and 篇', () => {
  const platforms = ['wechat', 'wechat', 'weibo', 'board'] as const;
  const posts = fc.array(
    fc.record({ channel: fc.nat(3), issue: fc.integer({ min: 1, max: 5 }), on: day, state: fc.nat(4) }),
    { maxLength: 60 },
  );

  test('are those of the agency’s WeChat accounts in the year; each opens into as many records', async () => {
    await fc.assert(
      fc.asyncProperty(posts, async (all) => {
        await clear(world.db);
        const channelsOf = async (of: string): Promise<readonly string[]> =>
          storeIn(world.db, 'channels', {
            agencyId: of,
            values: platforms.map((platform, index) => ({
              platform,
              name: `渠道${index}`,
              filingNumber: '',
              responsible: '',
            })),
          });
        const channels = await channelsOf(agencyId);
        const foreign = await channelsOf(otherId);
        const valuesOf = (from: readonly string[], state: number) =>
          all
            .filter((post) => (state === 2 ? post.state >= 2 : post.state === state))
            .map(({ channel, issue, on }) => ({
              channelId: from[channel] ?? '',
              issue: `第${issue}期`,
              postedOn: on,
              title: '标题',
              url: '',
            }));
        await storeIn(world.db, 'posts', { agencyId: otherId, values: valuesOf(foreign, 0) });
        await storeIn(world.db, 'posts', { agencyId, values: valuesOf(channels, 1), struckOut: true });
        await storeIn(world.db, 'posts', { agencyId, values: valuesOf(channels, 2) });
        for (const year of [2023, 2024, 2025]) {
          const counting = all.filter(
            ({ state, channel, on }) => state >= 2 && channel < 2 && yearOf(on) === year,
          );
          const issues = new Set(counting.map(({ channel, issue }) => `${channel}:${issue}`)).size;
          const scope = { agencyId, year };
          expect(await channelCounts(world.db, scope)).toEqual({ issues, posts: counting.length });
          const behind = async (by: 'issue' | 'post') => channelRecords(world.db, { ...scope, ...ALL, by });
          const found = { issue: await behind('issue'), post: await behind('post') };
          expect([found.issue.total, found.issue.items.length]).toEqual([issues, issues]);
          expect([found.post.total, found.post.items.length]).toEqual([counting.length, counting.length]);
          expect(new Set(found.post.items.map((item) => item.id)).size).toBe(counting.length);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
