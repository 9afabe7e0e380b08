import { expect, test } from './program-test.ts';
import { startProgram } from './running-program.ts';

test.use({ demo: 'off' });

test('an empty program is set up while it runs; killed before the pages are made, it makes them when it comes back', async ({
  page,
  program,
}) => {
  test.setTimeout(120_000);
  expect((await page.goto('/'))?.status()).toBe(200);
  const setup = 'setup --name 测试区测试镇人民政府 --short 测试镇 --slug ceshi --kind township --self 我镇';
  const said = await program.gongkai(...setup.split(' '), '--uscc', '115001100DEM00011X');
  expect(said).toMatch(/sysadmin +\S{12,} +系统管理员/);
  await program.kill();
  await expect(page.request.get('/')).rejects.toThrow('ECONNREFUSED');
  await program.startAgain();
  await expect.poll(async () => (await page.request.get('/ceshi/')).status()).toBe(200);
  await page.goto('/ceshi/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('测试镇');
  expect(await program.gongkai('verify', 'audit')).toContain('审计记录完好');
  expect(await program.gongkai('verify', 'site')).not.toContain('不一致');
});

test('a program that is told to end as soon as it answers ends in good order', async () => {
  const program = await startProgram({ demo: 'off' });
  await program.stop();
});
