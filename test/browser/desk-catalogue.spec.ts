import type { Page } from '@playwright/test';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';

async function changeColumn(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await page.goto('/desk/catalogue');
  await page.getByRole('button', { name: /修\s*改/ }).click();
  const dialog = page.getByRole('dialog', { name: '修改栏目' });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('the publisher changes a column whose review steps are shown, not asked', async ({ browser }) => {
  await as(browser, TOWN.publisher, async (page) => {
    const dialog = await changeColumn(page);
    const steps = dialog.getByRole('group', { name: '审核步骤' });
    await expect(steps).toContainText('初审（初审人） → 复审（复审人） → 终审（终审人）');
    await expect(steps.getByRole('textbox')).toHaveCount(0);
    await expect(steps.getByRole('button')).toHaveCount(0);
    await dialog.getByLabel('栏目说明').fill('由办公室维护');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('region', { name: '栏目信息' })).toContainText('由办公室维护');
  });
});

test('the system administrator is asked for them', async ({ browser }) => {
  await as(browser, 'sysadmin', async (page) => {
    const dialog = await changeColumn(page);
    const steps = dialog.getByRole('group', { name: '审核步骤' });
    await expect(steps.getByRole('textbox')).toHaveCount(3);
    await expect(steps.getByRole('button', { name: '增加一步' })).toBeEnabled();
  });
});
