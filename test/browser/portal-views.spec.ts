import { createServer, type Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { siteAssets } from '../../src/portal/assets.ts';
import { SITE } from '../../src/portal/test/sample-site.ts';
import { samplePages } from '../../src/portal/test/sample-pages.ts';

// The portal's views by themselves, served with the strict policy that a public site should have.
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'";
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};
const PAGES = samplePages();
const SCREENS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
] as const;

let server: Server;
let origin = '';

test.beforeAll(async () => {
  const assets = new Map((await siteAssets()).map((one) => [one.href.split('.').at(-1) ?? '', one.content]));
  server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    const asset = path.startsWith(`assets/site.${SITE.assetVersion}.`) ? (path.split('.').at(-1) ?? '') : '';
    const content = asset === '' ? PAGES.get(path) : assets.get(asset);
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': `${TYPES[asset] ?? 'text/html'}; charset=utf-8`,
      'content-security-policy': POLICY,
    });
    response.end(content ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});

test.afterAll(() => server.close());

for (const mode of ['normal', 'elder'] as const) {
  for (const screen of SCREENS) {
    test(`axe finds nothing on any page, ${mode}, ${screen.width} wide`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize(screen);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      if (mode === 'elder') {
        await page.goto(`${origin}/site-home`);
        await page.getByLabel('适老版').check();
      }
      for (const name of PAGES.keys()) {
        await page.goto(`${origin}/${name}`);
        expect(await page.getByLabel('适老版').isChecked(), name).toBe(mode === 'elder');
        const { violations } = await new AxeBuilder({ page }).analyze();
        complaints.push(...violations.map((one) => `${name} ${one.id}: ${one.nodes[0]?.html}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) complaints.push(`${name} is ${overflow}px wider than the screen`);
      }
      expect(complaints).toEqual([]);
    });
  }
}

test('the 适老版 switch is remembered from page to page and can be undone', async ({ page }) => {
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  await page.goto(`${origin}/document`);
  expect(await size()).toBe('18px');
  await page.getByLabel('适老版').check();
  expect(await size()).toBe('24px');
  await page.goto(`${origin}/agency-home`);
  expect(await size()).toBe('24px');
  await page.getByLabel('适老版').uncheck();
  await page.goBack();
  expect(await size()).toBe('18px');
  expect(await page.context().cookies()).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the 适老版 switch works for the page at hand', async ({ page }) => {
    await page.goto(`${origin}/document`);
    const heading = page.getByRole('heading', { level: 1 });
    const before = await heading.boundingBox();
    await page.getByLabel('适老版').check();
    const after = await heading.boundingBox();
    expect(after?.height ?? 0).toBeGreaterThan((before?.height ?? 0) * 1.2);
  });
});

test('the keyboard goes past the navigation first', async ({ page }) => {
  await page.goto(`${origin}/document`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('navigation', { name: '当前位置' }).getByRole('link').first()).toBeFocused();
});
