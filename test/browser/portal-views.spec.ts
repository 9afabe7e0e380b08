import { createServer, type Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { bannerJson, themeCss } from '../../src/portal/appearance.ts';
import { siteAssets } from '../../src/portal/assets.ts';
import { SITE } from '../../src/portal/test/sample-site.ts';
import { samplePages } from '../../src/portal/test/sample-pages.ts';
import { faultsOf } from './axe.ts';

// The portal's views by themselves, served with the strict policy that a public site should have.
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'";
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
};
const PAGES = samplePages();
/** What every page fetches besides. */
const LOOKS: ReadonlyMap<string, { readonly type: string; readonly content: string }> = new Map([
  ['theme.css', { type: 'text/css', content: themeCss({ theme: 'blue', grey: false }) }],
  ['banner.json', { type: 'application/json', content: bannerJson(null) }],
]);

// Axe takes its time over a hundred pages: the workers share the tests, the first half and the second.
test.describe.configure({ mode: 'parallel' });

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The narrowest that WCAG 1.4.10 knows: a phone of old, or a window enlarged four times. */
const NARROWEST = { width: 320, height: 640 };
/** Views of each page, one after the other. On which of them a page is loaded, and not only turned or darkened, `readable` says. */
const VIEWS = [
  { name: 'desk', screen: DESKTOP, colorScheme: 'light' },
  { name: 'phone', screen: PHONE, colorScheme: 'light' },
  { name: 'dark', screen: DESKTOP, colorScheme: 'dark', rules: ['color-contrast'] },
] as const;
type ViewName = (typeof VIEWS)[number]['name'];

let server: Server;
let origin = '';

test.beforeAll(async () => {
  const assets = new Map((await siteAssets()).map((one) => [one.href.split('.').at(-1) ?? '', one.content]));
  server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    const asset = path.startsWith(`assets/site.${SITE.assetVersion}.`) ? (path.split('.').at(-1) ?? '') : '';
    const looks = LOOKS.get(path);
    const content = looks?.content ?? (asset === '' ? PAGES.get(path) : assets.get(asset));
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': `${looks?.type ?? TYPES[asset] ?? 'text/html'}; charset=utf-8`,
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

readable('normal', new Set(['desk', 'phone']));

/**
 * Each page is looked at in each view. `loadedOn` are those in which it is loaded, for a page may do something else as it
 * begins there; in the others it is as with somebody who turns a phone or lets evening come.
 */
function readable(mode: 'normal' | 'elder', loadedOn: ReadonlySet<ViewName>): void {
  test(`axe finds nothing on any page, ${mode}: at a desk, on a phone, on a dark screen`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const complaints = complaintsOf(page);
    await choose(page, mode);
    for (const name of PAGES.keys()) {
      for (const view of VIEWS) {
        await page.emulateMedia({ colorScheme: view.colorScheme });
        await page.setViewportSize(view.screen);
        if (loadedOn.has(view.name)) await page.goto(`${origin}/${name}`);
        expect(await page.getByLabel('适老版').isChecked(), name).toBe(mode === 'elder');
        const faults = await faultsOf(page, 'rules' in view ? view.rules : undefined);
        complaints.push(...faults.map((fault) => `${name}, ${view.name}: ${fault}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) complaints.push(`${name}, ${view.name}: ${overflow}px too wide`);
      }
    }
    expect(complaints).toEqual([]);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe(mode === 'elder' ? 'rgb(0, 0, 0)' : 'rgb(17, 22, 29)');
  });
}

/** What the console complains of from now on: a policy broken, a file that isn't there. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

async function choose(page: Page, mode: 'normal' | 'elder'): Promise<void> {
  await page.goto(`${origin}/site-home`);
  await page.getByLabel('适老版').setChecked(mode === 'elder');
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

test('no page needs to be moved sideways on the narrowest screen, whatever the size of letters', async ({
  page,
}) => {
  test.setTimeout(60_000);
  await page.setViewportSize(NARROWEST);
  const wide: string[] = [];
  for (const elder of [false, true]) {
    await choose(page, elder ? 'elder' : 'normal');
    for (const name of PAGES.keys()) {
      await page.goto(`${origin}/${name}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) wide.push(`${name} ${elder ? 'elder ' : ''}${overflow}px`);
    }
  }
  expect(wide).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: PHONE });

  test('the columns are folded until somebody asks for them, also by keyboard', async ({ page }) => {
    await page.goto(`${origin}/document`);
    const link = page
      .getByRole('navigation', { name: '政府信息公开专栏' })
      .getByRole('link', { name: '依申请公开' });
    await expect(link).toBeHidden();
    await page.getByText('展开栏目导航').click();
    await expect(link).toBeVisible();
    await page.getByRole('checkbox', { name: '展开栏目导航' }).focus();
    await page.keyboard.press('Space');
    await expect(link).toBeHidden();
  });

  test('the text of a document begins on the first screen, its particulars follow it', async ({ page }) => {
    await page.goto(`${origin}/document`);
    const text = await page.locator('.document-body').boundingBox();
    const facts = await page.locator('.document-facts').boundingBox();
    expect(text?.y ?? Infinity).toBeLessThan(PHONE.height * 0.85);
    expect(facts?.y ?? 0).toBeGreaterThan((text?.y ?? 0) + (text?.height ?? 0));
  });

  test('a wide table moves inside its own frame, and the names of its rows stay in sight', async ({
    page,
  }) => {
    await page.goto(`${origin}/document-report`);
    const frame = page.getByRole('region', { name: '收到和处理政府信息公开申请情况统计表' });
    const name = frame.getByRole('rowheader', { name: '1.属于国家秘密' });
    const figures = frame.locator('td.number').nth(6);
    await frame.focus();
    expect(await name.evaluate((cell) => cell.getBoundingClientRect().height)).toBeLessThan(60);
    const before = await figures.evaluate((cell) => cell.getBoundingClientRect().left);
    await frame.evaluate((region) => region.scrollBy(400, 0));
    expect(await figures.evaluate((cell) => cell.getBoundingClientRect().left)).toBeLessThan(before);
    const left = await name.evaluate((cell) => cell.getBoundingClientRect().left);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left).toBeLessThan(30);
  });

  test('the catalogue stays a table for those who hear it', async ({ page }) => {
    await page.goto(`${origin}/catalogue`);
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: '规划信息' }) });
    await expect(row.getByRole('rowheader')).toHaveText('规划信息');
    await expect(row.getByRole('cell').first()).toHaveText('条例第20条第（三）项');
  });
});

test('who is about to leave for another site is asked, who stays with the government is not', async ({
  page,
}) => {
  await page.goto(`${origin}/document`);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole('link', { name: '设计单位网站' }).click();
  expect(asked.join()).toContain('www.example.com');
  expect(page.url()).toBe(`${origin}/document`);
  await page.route('https://www.yunxi.gov.cn/**', (route) => route.fulfill({ body: 'there' }));
  await page.getByRole('link', { name: '区政府网站' }).click();
  await expect(page).toHaveURL('https://www.yunxi.gov.cn/policy/1.html');
  expect(asked).toHaveLength(1);
});

test('the whole way through a page by keyboard shows where one is', async ({ page }) => {
  await page.goto(`${origin}/search`);
  const seen: string[] = [];
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return null;
      const ring = [element, element.parentElement].some(
        (one) => one !== null && getComputedStyle(one).outlineStyle !== 'none',
      );
      return { name: element.id === '' ? (element.textContent ?? '') : element.id, ring };
    });
    expect(focused?.ring, focused?.name).toBe(true);
    seen.push(focused?.name ?? '');
  }
  expect(seen.slice(0, 3)).toEqual(['跳到正文', 'elder', '无障碍']);
  expect(seen).toEqual(expect.arrayContaining(['q', '搜索', 'agency', 'period', 'order']));
});

test('on paper there is the text and what it is, not the ways through the site', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(`${origin}/document`);
  for (const gone of ['.site-nav', '.search-box', '.breadcrumb', '.footer-links', '.top-bar', '.ways-down']) {
    await expect(page.locator(gone)).toBeHidden();
  }
  await expect(page.locator('.facts').first()).toBeVisible();
  await expect(page.locator('.footer-facts')).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
});

readable('elder', new Set(['desk', 'dark']));
