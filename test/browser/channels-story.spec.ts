import { faultsOf } from './axe.ts';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { spaced } from './writing.ts';

/** What each panel shows of the demo. */
const PANELS: readonly (readonly [view: string, shows: string])[] = [
  ['postings', '公示中'],
  ['boards', '便民服务站门口'],
  ['wechat', '待审定'],
  ['cms', '区政府网站集约化平台'],
  ['accounts', '超过两周未更新'],
  ['deliveries', '綦江区图书馆第1号'],
  ['screen', '电子屏'],
  ['records', '已撤下'],
];

test('where items went beyond the portal: every panel shows it, to everybody', async ({ browser }) => {
  await as(browser, TOWN.clerk, async (page) => {
    for (const [view, shows] of PANELS) {
      await page.goto(`/desk/channels?view=${view}`);
      await expect(page.getByText(shows).first()).toBeVisible();
      expect(await faultsOf(page), view).toEqual([]);
    }
  });
});

test('what hung its time is taken down, and the record says when and by whom', async ({ browser }) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/channels?view=postings');
    await page.getByText('应撤下、更换', { exact: true }).first().click();
    const buttons = page.getByRole('button', { name: /^登记撤下/ });
    // The list before stays until the one that was asked for is there.
    await expect(page.getByText('公示中', { exact: true })).toHaveCount(0);
    await expect(buttons.first()).toBeVisible();
    const before = await buttons.count();
    await buttons.first().click();
    const dialog = page.getByRole('dialog', { name: /^登记撤下：/ });
    await dialog.getByRole('textbox', { name: '撤下人' }).fill('驻村干部');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: spaced('登记') }).click();
    await expect(page.getByText('已登记撤下')).toBeVisible();
    await expect(buttons).toHaveCount(before - 1);
    await page.goto('/desk/channels?view=records');
    await expect(page.getByText('由驻村干部撤下').first()).toBeVisible();
  });
});

test('a posting that was registered by mistake is struck out, and the record keeps why', async ({
  browser,
}) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/channels?view=postings');
    const buttons = page.getByRole('button', { name: /^作\s?废/ });
    await expect(buttons.first()).toBeVisible();
    const before = await buttons.count();
    await buttons.first().click();
    const dialog = page.getByRole('dialog', { name: /^作废张贴记录：/ });
    await dialog.getByRole('button', { name: spaced('作废') }).click();
    await expect(dialog.getByText('请填写作废理由')).toBeVisible();
    await dialog.getByRole('textbox', { name: '作废理由' }).fill('选错了公开栏');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: spaced('作废') }).click();
    await expect(page.getByText('已作废', { exact: true }).first()).toBeVisible();
    await expect(buttons).toHaveCount(before - 1);
    await page.getByText('全部', { exact: true }).first().click();
    await expect(page.getByText(/作废：选错了公开栏/).first()).toBeVisible();
  });
});

test('an update of an account that was registered by mistake is struck out, and an account closed by mistake is reopened', async ({
  browser,
}) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/channels?view=accounts');
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: /^登记更新/ }) })
      .first();
    await row.getByRole('button', { name: /^登记更新/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('更新内容').fill('其实发在另一个账号');
    await dialog.getByRole('button', { name: spaced('登记') }).click();
    await expect(page.getByText('已登记')).toBeVisible();
    await page
      .getByRole('listitem')
      .filter({ hasText: '其实发在另一个账号' })
      .getByRole('button', { name: /^作\s?废/ })
      .click();
    await dialog.getByLabel('作废理由').fill('登记错了账号');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: spaced('作废') }).click();
    await expect(page.getByText('作废更新：登记错了账号')).toBeVisible();
    await expect(page.locator('del').filter({ hasText: '其实发在另一个账号' })).toBeVisible();

    await row.getByRole('button', { name: /^关停/ }).click();
    await dialog.getByLabel('理由').fill('选错了账号');
    await dialog.getByLabel('批准人或者批准文号').fill('镇长');
    await dialog.getByRole('button', { name: spaced('登记') }).click();
    const reopen = page.getByRole('button', { name: /^恢复/ });
    await reopen.first().click();
    await dialog.getByLabel('理由').fill('关停登记错了');
    await dialog.getByLabel('批准人或者批准文号').fill('镇长');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: spaced('登记') }).click();
    await expect(page.getByText('恢复：关停登记错了（批准：镇长）')).toBeVisible();
    await expect(reopen).toHaveCount(0);
  });
});

test('an issue for WeChat is seen as it will look before anybody approves it', async ({ browser }) => {
  await as(browser, TOWN.publisher, async (page) => {
    await page.goto('/desk/channels?view=wechat');
    await page
      .getByRole('button', { name: /^预\s?览/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: /^1\. 三角镇/ })).toBeVisible();
    const article = page.frameLocator('iframe[title$="在公众号里的样子"]').first();
    await expect(article.locator('body')).toContainText('三角镇');
  });
});

test('a connection that only makes packages is set up without an address, and an address that is none is refused', async ({
  browser,
}) => {
  await as(browser, 'sysadmin', async (page) => {
    await page.goto('/desk/channels?view=connections');
    await page.getByRole('button', { name: '连接上级平台' }).click();
    const dialog = page.getByRole('dialog', { name: '连接上级平台' });
    await dialog.getByLabel('连接名称').fill('县平台报送');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: spaced('保存') }).click();
    await expect(page.getByText('已保存')).toBeVisible();
    const row = page.getByRole('row', { name: /县平台报送/ });
    await expect(row).toContainText('不联网');
    await row.getByRole('button', { name: /^修改/ }).click();
    await dialog.getByLabel('方式').click();
    await page.getByText('推送：自动发到上级平台的接口').click();
    await dialog.getByLabel('对方网址').fill('www.example.gov.cn');
    await dialog.getByRole('textbox', { name: '密钥', exact: true }).fill('county-token-1234');
    await dialog.getByRole('button', { name: spaced('保存') }).click();
    await expect(dialog.getByText('请填写完整的网址，例如 https://cms.example.gov.cn').first()).toBeVisible();
  });
});
