import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { endAppearance, getAppearance, saveAppearance } from './change-appearance.ts';
import { rebuildSite } from './rebuild-site.ts';
import { siteAppearance } from './site-appearance.ts';
import { siteFolder } from './site-folder.ts';
import { verifySite } from './verify-site.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
  await rebuildSite(world.system, {});
});
afterAll(async () => world.close());

async function file(path: string): Promise<string> {
  return readFile(join(siteFolder(world.system.config), path), 'utf8');
}

async function save(changes: object, version: number): Promise<void> {
  await saveAppearance(world.system, { appearance: siteAppearance.parse(changes), version });
  await drainOutbox(world);
}

test('grey and a banner stand on every page at once, and go by themselves on their day', async () => {
  const { path } = await office.published('dynamic.news', { title: '与公告无关的消息' });
  await drainOutbox(world);
  const before = await file(path.slice(1));
  await save({ grey: true, greyUntil: '2024-06-05', bannerText: '今日停水<', bannerUntil: '2024-06-04' }, 0);
  expect(await file('theme.css')).toContain('grayscale(1)');
  expect(await file('index.html')).toContain('今日停水&lt;');
  expect(await file('ceshi/index.html')).toContain('今日停水&lt;');
  expect(JSON.parse(await file('banner.json')).banner.text).toBe('今日停水<');
  // However many documents there are, none of their pages is written anew.
  expect(await file(path.slice(1))).toBe(before);
  world.clock.set('2024-06-05T02:00:00Z');
  expect(await endAppearance(world.system)).toBe(true);
  await drainOutbox(world);
  expect(await file('index.html')).not.toContain('今日停水');
  expect(await file('theme.css')).toContain('grayscale(1)');
  world.clock.set('2024-06-06T02:00:00Z');
  expect(await endAppearance(world.system)).toBe(true);
  expect(await endAppearance(world.system)).toBe(false);
  await drainOutbox(world);
  expect(await file('theme.css')).not.toContain('grayscale');
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('a last day that is over isn’t taken: nothing that was to stand there is lost without a word', async () => {
  const { version, appearance } = await getAppearance(world.system);
  const today = { ...appearance, bannerText: '暴雨红色预警', bannerUntil: '2024-06-06' };
  for (const [change, field] of [
    [{ bannerUntil: '2024-06-05' }, 'appearance.bannerUntil'],
    [{ grey: true, greyUntil: '2023-06-08' }, 'appearance.greyUntil'],
  ] as const) {
    await expect(
      saveAppearance(world.system, { appearance: { ...today, ...change }, version }),
    ).rejects.toMatchObject({
      details: { issues: [{ field, message: expect.stringContaining('不能早于今天') }] },
    });
  }
  await save(today, version);
  expect(await file('index.html')).toContain('暴雨红色预警');
  await save({ theme: appearance.theme }, version + 1);
});

test('only the system administrator of the topmost agency changes it, and not over somebody else’s change', async () => {
  const { version } = await getAppearance(office.as('clerk'));
  const appearance = siteAppearance.parse({ theme: 'red' });
  await expect(saveAppearance(office.as('publisher'), { appearance, version })).rejects.toMatchObject({
    code: 'common.forbidden',
  });
  await save({ theme: 'green' }, version);
  await expect(saveAppearance(world.system, { appearance, version })).rejects.toMatchObject({
    code: expect.stringContaining('publishing.'),
  });
  expect(await file('theme.css')).toContain('#14603a');
});
