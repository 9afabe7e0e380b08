import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { pageOf } from './people.ts';

/** How a field of an action's form is filled in; a plain text is typed. */
export type Filling =
  | string
  /** One of a list that opens. */
  | { readonly choose: string }
  /** One of several that stand there, by the words beside it. */
  | { readonly pick: string }
  | { readonly tick: string }
  | { readonly day: string };

/** When an action took effect, if not today. */
export interface When {
  readonly on: string;
  readonly reason: string;
}

/** A member of staff at a request's page. */
export async function atRequest(browser: Browser, username: string, caseId: string): Promise<Page> {
  const page = await pageOf(browser, username);
  await page.goto(`/desk/requests/${caseId}`);
  await expect(page.getByRole('region', { name: '办理', exact: true })).toBeVisible();
  return page;
}

/** Takes one action through its form, as a person does. */
export async function take(
  page: Page,
  label: string,
  fields: Readonly<Record<string, Filling>> = {},
  when: When | null = null,
): Promise<void> {
  await open(page, label);
  const form = page.getByRole('dialog', { name: new RegExp(`^${label}`) });
  await expect(form).toBeVisible();
  if (when !== null) {
    await fillDay(form.locator('[id$="_frame_on"]'), when.on);
    await form.getByLabel('补记的理由').fill(when.reason);
  }
  for (const [name, filling] of Object.entries(fields)) await fill(page, { form, name, filling });
  await form.getByRole('button', { name: label, exact: true }).click();
  await expect(form).toBeHidden();
}

/** Opens the form of an action, be it among the usual ones or behind 更多. */
async function open(page: Page, label: string): Promise<void> {
  const panel = page.getByRole('region', { name: '办理', exact: true });
  const usual = panel.getByRole('button', { name: label, exact: true });
  await expect(panel.getByRole('button').first()).toBeVisible();
  if (await usual.isVisible()) {
    await usual.click();
    return;
  }
  await panel.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: label, exact: true }).click();
}

async function fill(
  page: Page,
  { form, name, filling }: { form: Locator; name: string; filling: Filling },
): Promise<void> {
  if (typeof filling === 'string') {
    await form.getByLabel(name).first().fill(filling);
    return;
  }
  if ('pick' in filling) {
    await form.getByRole('radio', { name: filling.pick }).check({ force: true });
    return;
  }
  if ('tick' in filling) {
    await form.getByRole('checkbox', { name: filling.tick }).check();
    return;
  }
  if ('day' in filling) {
    await fillDay(form.getByLabel(name).first(), filling.day);
    return;
  }
  await form.getByRole('combobox', { name }).click();
  // A long list shows what was typed; a short one is there whole.
  await page.keyboard.type(filling.choose);
  const choices = page.locator('.ant-select-dropdown:visible');
  await choices.getByTitle(filling.choose).first().click();
  await expect(choices).toHaveCount(0);
}

async function fillDay(field: Locator, day: string): Promise<void> {
  await field.click();
  await field.fill(day);
  await field.press('Enter');
  await expect(field).toHaveValue(day);
}
