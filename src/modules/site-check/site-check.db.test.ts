import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createWorld } from '../../../test/database.ts';
import { openOffice } from '../../../test/office.ts';
import { siteFolder } from '../publishing/site-folder.ts';
import { lastCheckResult } from './check-result.ts';
import { siteChecker } from './site-checker.ts';
import { SMALL_SITE, SMALL_URL } from './test/small-site.ts';
import { runSiteCheck, viewSiteCheck } from './view-check.ts';

const world = await createWorld();
const town = await openOffice(world, 'town');
const other = await openOffice(world, 'other');
const config = { ...world.system.config, siteUrl: SMALL_URL };
const checker = siteChecker({ config, log: world.system.log, now: () => world.clock.now() });
afterAll(async () => {
  await checker.stop();
  await world.close();
});

/** The small site, one page of which says that it is in English. */
async function writeSite(): Promise<void> {
  for (const [file, text] of Object.entries(SMALL_SITE)) {
    const path = join(siteFolder(config), file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file === 'town/doc/2026/1.html' ? text.replace('lang="zh-CN"', 'lang="en"') : text);
  }
}

test('a check runs in the background, its result stays, and each sees what is theirs', async () => {
  await writeSite();
  const admin = { ...town.as('systemAdmin'), config };
  expect((await viewSiteCheck(admin, checker)).last).toBeNull();
  await expect(runSiteCheck(town.as('publisher'), checker)).rejects.toThrow(/监督员和系统管理员/);
  await runSiteCheck(admin, checker);
  expect((await viewSiteCheck(admin, checker)).running).not.toBeNull();
  await expect(runSiteCheck(admin, checker)).rejects.toThrow(/正在检查/);
  await checker.ended();
  expect(checker.fault()).toBeNull();
  const view = await viewSiteCheck(admin, checker);
  expect(view).toMatchObject({
    running: null,
    may: { run: true },
    last: { whole: true, startedBy: 'systemAdmin甲' },
  });
  expect(view.last?.rules.map(({ rule, count }) => [rule, count])).toEqual([['html.language', 1]]);
  expect(view.last?.rules[0]?.examples[0]?.href).toBe(`${SMALL_URL}/town/doc/2026/1.html`);
  const publisher = await viewSiteCheck({ ...town.as('publisher'), config }, checker);
  expect(publisher).toMatchObject({ may: { run: false }, last: { rules: [{ rule: 'html.language' }] } });
  const stranger = await viewSiteCheck({ ...other.as('publisher'), config }, checker);
  expect(stranger.last?.rules).toEqual([]);
  await expect(viewSiteCheck({ ...town.as('clerk'), config }, checker)).rejects.toThrow(/发布员/);
});

test('a check that can’t read the site says so and leaves the last result', async () => {
  const before = await lastCheckResult(config);
  const nowhere = { ...config, dataDir: join(config.dataDir, 'nowhere') };
  await mkdir(nowhere.dataDir);
  await cp(join(config.dataDir, 'site-check.json'), join(nowhere.dataDir, 'site-check.json'));
  const lost = siteChecker({ config: nowhere, log: world.system.log, now: () => world.clock.now() });
  lost.start('测试');
  await lost.ended();
  expect(lost.fault()).toMatch(/读不到公开网站的文件/);
  expect(await lastCheckResult(nowhere)).toEqual(before);
});
