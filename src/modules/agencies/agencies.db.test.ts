import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorWith, createWorld, type TestWorld } from '../../../test/database.ts';
import { usccCheckCharacter } from '../../law/uscc.ts';
import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { agencyFields, type AgencyKind } from './agencies.api.ts';
import { agencyByName, agencyIdsBelow, agencyTree, placeOf, publishingAgencies } from './agencies.queries.ts';
import type { AgencyFields } from './agencies.types.ts';
import {
  addDuty,
  changeAgency,
  changeDuty,
  closeAgency,
  createAgency,
  getAgency,
} from './agencies.usecases.ts';

let world: TestWorld;
let district: string;
let town: string;
let count = 0;

beforeAll(async () => {
  world = await createWorld();
  district = await make('district', null);
  town = await make('township', district, { publishes: true, uscc: code() });
});
afterAll(async () => world.close());

/** A code that nobody else has here. */
function code(): string {
  const digits = `115002220${String(10_000_000 + (count += 1))}`;
  return digits + usccCheckCharacter(digits);
}

function fields(kind: AgencyKind, more: Partial<AgencyFields> = {}): AgencyFields {
  const n = (count += 1);
  const names = { name: `第${n}号机关`, shortName: `${n}号`, selfName: '我机关', slug: `agency-${n}` };
  return { ...agencyFields.parse({ kind, ...names, uscc: '', areaCode: '' }), ...more };
}

async function make(
  kind: AgencyKind,
  parentId: string | null,
  more: Partial<AgencyFields> = {},
): Promise<string> {
  return (await createAgency(world.system, { ...fields(kind, more), parentId })).id;
}

function holding(role: Role, agencyId: string): Ctx {
  return world.as(actorWith([{ role, agencyId }]));
}

async function asFields(id: string): Promise<AgencyFields & { version: number }> {
  const { version, ...agency } = await getAgency(world.system, { id });
  return {
    ...agencyFields.parse({ ...agency, uscc: agency.uscc ?? '', areaCode: agency.areaCode ?? '' }),
    version,
  };
}

async function lastEvent() {
  const row = await world.db
    .selectFrom('audit_events')
    .select(['type', 'agency_id', 'data'])
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  return row;
}

describe('creating', () => {
  test('puts the agency below its parent and records it', async () => {
    const id = await make('village', town);
    expect(await placeOf(world.db, id)).toEqual({ agencyId: id, agencyPath: [district, town, id] });
    expect(await lastEvent()).toMatchObject({ type: 'agency.created', agency_id: id });
    expect(await agencyIdsBelow(world.db, [town])).toContain(id);
    expect(await agencyIdsBelow(world.db, [id])).toEqual([id]);
    const order = (await agencyTree(world.db)).map((agency) => agency.id);
    expect(order.indexOf(district)).toBeLessThan(order.indexOf(town));
    expect(order.indexOf(town)).toBeLessThan(order.indexOf(id));
  });

  test('is for system administrators of the parent or above; nobody but the program makes a new top', async () => {
    const input = () => ({ ...fields('section'), parentId: town });
    await createAgency(holding('systemAdmin', town), input());
    await createAgency(holding('systemAdmin', district), input());
    for (const ctx of [holding('clerk', town), holding('securityAdmin', district), world.as(actorWith([]))]) {
      await expect(createAgency(ctx, input())).rejects.toMatchObject({ status: 403 });
    }
    const top = { ...fields('district'), parentId: null };
    await expect(createAgency(holding('systemAdmin', district), top)).rejects.toMatchObject({ status: 403 });
  });

  test('refuses a taken address name or code, and says which', async () => {
    const one = fields('department', { publishes: true, uscc: code() });
    await createAgency(world.system, { ...one, parentId: district });
    const sameSlug = { ...one, uscc: code(), parentId: district };
    await expect(createAgency(world.system, sameSlug)).rejects.toMatchObject({ code: 'agencies.slug_taken' });
    const sameCode = { ...one, slug: 'another-one', uscc: one.uscc?.toLowerCase() ?? '', parentId: district };
    await expect(createAgency(world.system, sameCode)).rejects.toMatchObject({ code: 'agencies.uscc_taken' });
  });

  test.each([
    ['an address that the program uses', { slug: 'desk' }, 'slug'],
    ['a code with a wrong check character', { uscc: '115002220091234561' }, 'uscc'],
    ['a public body without a code', { publishes: true, uscc: null }, 'uscc'],
    [
      'a section below a district that publishes',
      { kind: 'section', publishes: true, uscc: null },
      'publishes',
    ],
    ['a village below a district', { kind: 'village' }, 'kind'],
  ] as const)('refuses %s', async (_name, more, field) => {
    const input = { ...fields('department', more), parentId: district };
    await expect(createAgency(world.system, input)).rejects.toMatchObject({
      status: 422,
      details: { issues: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
  });
});

describe('changing', () => {
  test('records what changed and asks for the public pages to be made anew', async () => {
    const now = await asFields(town);
    const { version } = await changeAgency(holding('systemAdmin', town), {
      ...now,
      id: town,
      phone: '023-12345678',
    });
    expect(version).toBe(now.version + 1);
    expect(await lastEvent()).toMatchObject({
      type: 'agency.changed',
      data: { before: { phone: '' }, after: { phone: '023-12345678' } },
    });
    const messages = await world.db.selectFrom('outbox').select('body').execute();
    expect(messages.map(({ body }) => body)).toContainEqual({ kind: 'render.agency', agencyId: town });
  });

  test('is refused when somebody else saved meanwhile', async () => {
    const read = await asFields(town);
    await changeAgency(world.system, { ...read, id: town, fax: '1' });
    await expect(changeAgency(world.system, { ...read, id: town, fax: '2' })).rejects.toMatchObject({
      code: 'agencies.changed_meanwhile',
    });
    expect((await asFields(town)).fax).toBe('1');
  });

  test('two at the same moment: one is saved, the other refused', async () => {
    const read = await asFields(town);
    const both = await Promise.allSettled(
      ['a', 'b'].map(async (address) => changeAgency(world.system, { ...read, id: town, address })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('a public body keeps its name in addresses', async () => {
    const read = await asFields(town);
    await expect(changeAgency(world.system, { ...read, id: town, slug: 'new-name' })).rejects.toMatchObject({
      status: 422,
      details: { issues: [expect.objectContaining({ field: 'slug' })] },
    });
    const quiet = await make('section', town);
    await changeAgency(world.system, { ...(await asFields(quiet)), id: quiet, slug: 'new-name' });
    expect((await asFields(quiet)).slug).toBe('new-name');
  });

  test('a public body stays one: what it published keeps its place', async () => {
    const read = await asFields(town);
    await expect(changeAgency(world.system, { ...read, id: town, publishes: false })).rejects.toMatchObject({
      code: 'common.invalid_input',
      details: { issues: [expect.objectContaining({ field: 'publishes' })] },
    });
    expect((await asFields(town)).publishes).toBe(true);
  });
});

describe('closing', () => {
  test('goes from the bottom up and is final', async () => {
    const street = await make('street', district);
    const below = await make('community', street);
    const close = async (id: string) =>
      closeAgency(holding('systemAdmin', district), {
        id,
        version: 1,
        closedOn: '2024-06-01',
        reason: '区划调整',
      });
    await expect(close(street)).rejects.toMatchObject({ code: 'agencies.has_open_below' });
    await close(below);
    await close(street);
    expect(await lastEvent()).toMatchObject({ type: 'agency.closed', data: { reason: '区划调整' } });
    await expect(close(street)).rejects.toMatchObject({ code: 'agencies.closed' });
    const input = { ...fields('community'), parentId: street };
    await expect(createAgency(world.system, input)).rejects.toMatchObject({ code: 'agencies.closed' });
    const open = (await agencyTree(world.db)).map(({ id }) => id);
    expect(open).not.toContain(street);
    expect((await agencyTree(world.db, { closed: 'with' })).map(({ id }) => id)).toContain(street);
  });
});

describe('duties for disclosure', () => {
  const duty = {
    duty: 'handler',
    personName: '周某',
    title: '科员',
    phone: '',
    fromOn: '2024-01-01',
  } as const;

  test('are named, ended and recorded', async () => {
    const ctx = holding('systemAdmin', town);
    const { id } = await addDuty(ctx, { ...duty, agencyId: town, untilOn: null });
    await changeDuty(ctx, { ...duty, agencyId: town, dutyId: id, untilOn: '2024-05-31' });
    const { duties } = await getAgency(world.system, { id: town });
    expect(duties.find((one) => one.id === id)).toMatchObject({ personName: '周某', untilOn: '2024-05-31' });
    expect(await lastEvent()).toMatchObject({ type: 'agency.duty_changed', agency_id: town });
  });

  test('don’t end before they begin, and aren’t changed at another agency', async () => {
    const ctx = holding('systemAdmin', district);
    const early = { ...duty, agencyId: town, untilOn: '2023-12-31' };
    await expect(addDuty(ctx, early)).rejects.toMatchObject({ status: 422 });
    const { id } = await addDuty(ctx, { ...duty, agencyId: town, untilOn: null });
    const elsewhere = { ...duty, agencyId: district, dutyId: id, untilOn: null };
    await expect(changeDuty(ctx, elsewhere)).rejects.toMatchObject({ status: 404 });
  });
});

test('an agency is found by its full or its short name; two of one name are told apart', async () => {
  const read = await asFields(town);
  expect((await agencyByName(world.db, ` ${read.name} `)).id).toBe(town);
  expect((await agencyByName(world.db, read.shortName)).id).toBe(town);
  await make('section', town, { shortName: '办公室' });
  await make('section', town, { shortName: '办公室' });
  await expect(agencyByName(world.db, '办公室')).rejects.toMatchObject({ code: 'agencies.ambiguous_name' });
  await expect(agencyByName(world.db, '没有的镇')).rejects.toMatchObject({ status: 404 });
  expect((await publishingAgencies(world.db)).map(({ id }) => id)).toContain(town);
});
