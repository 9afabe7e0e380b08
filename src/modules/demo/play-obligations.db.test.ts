import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_AGENCIES } from '../../../data/demo/agencies.ts';
import { TOWN_RESPONSIBILITY } from '../../../data/demo/town/responsibility.ts';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { accountIdOf, type Role } from '../../platform/actor.ts';
import { agencyFields } from '../agencies/agencies.api.ts';
import { createAgency } from '../agencies/agencies.usecases.ts';
import { bringUpToDate } from '../obligations/bring-up-to-date.ts';
import { listItems } from '../obligations/item-list.ts';
import { listObligations } from '../obligations/obligation-list.ts';
import { listReminders } from '../obligations/reminder-list.ts';
import { obligationEvents } from './play-obligations.ts';

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

async function sections(): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { duties: _duties, parent, ...fields } of DEMO_AGENCIES) {
    if (parent !== 'sanjiao') continue;
    const { id } = await createAgency(world.system, {
      ...agencyFields.parse(fields),
      parentId: office.agencyId,
    });
    ids.set(fields.slug, id);
  }
  return ids;
}

test('the town’s duties are somebody’s: whoever tries the demo finds their own, and is reminded', async () => {
  const { agencyId } = office;
  const agencyIds = await sections();
  const cast = {
    clock: world.clock,
    system: world.system,
    as: (_agency: string, role: Role) => office.as(role),
  };
  for (const { at, run } of obligationEvents({ cast, agencyId, agencyIds }, '2026-10-30')) {
    world.clock.set(at);
    await run();
  }
  world.clock.set('2026-10-30T02:00:00.000Z');
  await bringUpToDate(world.system);
  const clerk = office.as('clerk');
  const { items } = await listItems(clerk, { agencyId });
  for (const { items: wanted, unit, responsible } of TOWN_RESPONSIBILITY)
    for (const one of wanted) {
      const found = items.filter(({ key, field }) => key === one || field === one);
      expect(found).not.toHaveLength(0);
      for (const item of found)
        expect(item).toMatchObject({
          unitId: agencyIds.get(unit),
          responsibleId: responsible === null ? null : accountIdOf(office.as(responsible).actor),
        });
    }
  const mine = await listObligations(clerk, {
    agencyId,
    which: 'open',
    responsibleId: accountIdOf(clerk.actor) ?? '',
    page: 1,
    size: 5,
  });
  expect(mine.total).toBeGreaterThan(2);
  const reminders = await listReminders(clerk, { agencyId, page: 1, size: 200 });
  expect(reminders.items.map(({ toRole }) => toRole)).toContain('责任人');
});
