import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { saveRequestSettings, shownSettings } from './request-settings.ts';
import { openRequestOffice, type RequestOffice } from './test/request-office.ts';

let world: TestWorld;
let office: RequestOffice;

beforeAll(async () => {
  world = await createWorld();
  office = await openRequestOffice(world);
});
afterAll(async () => world.close());

async function setDays(days: { confirmWorkdays: number; clarificationWorkdays: number }): Promise<void> {
  const { agencyId } = office;
  const handler = office.as('requestHandler');
  const { settings, version } = await shownSettings(handler, { agencyId });
  await saveRequestSettings(handler, { agencyId, settings: { ...settings, ...days }, version });
}

test('receipt is to be confirmed in the time that the office gave itself, of a plain letter on the day', async () => {
  office.day('2025-03-07');
  const online = await office.receive({ arrival: { channel: 'internet', submittedOn: '2025-03-07' } });
  const letter = await office.receive({ arrival: { channel: 'ordinaryMail', submittedOn: '2025-03-07' } });
  const confirmation = async (id: string) =>
    (await office.view(id)).milestones.flatMap(({ kind, due }) => (kind === 'confirmReceipt' ? [due] : []));
  expect(await confirmation(online)).toEqual(['2025-03-10']);
  await setDays({ confirmWorkdays: 3, clarificationWorkdays: 10 });
  expect(await confirmation(online)).toEqual(['2025-03-12']);
  expect(await confirmation(letter)).toEqual(['2025-03-07']);
});

test('the file says how long the office usually gives for a clarification', async () => {
  await setDays({ confirmWorkdays: 1, clarificationWorkdays: 7 });
  const id = await office.receive();
  expect((await office.view(id)).clarificationWorkdays).toBe(7);
});
