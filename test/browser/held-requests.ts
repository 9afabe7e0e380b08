import type { Page } from '@playwright/test';

/** Holds up what the server answers a page that reads, as it was when it was asked, until it is let go. */
export async function holdAnswers(page: Page, address: string): Promise<{ readonly letGo: () => void }> {
  const { promise: asked, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    if (route.request().method() !== 'GET') {
      await route.continue();
      return;
    }
    const response = await route.fetch();
    await asked;
    await route.fulfill({ response });
  });
  return { letGo };
}

/** Holds up what a page asks the server for until it is let go; `method`: only such requests. */
export async function holdRequests(
  page: Page,
  address: string,
  method?: 'GET' | 'POST',
): Promise<{ readonly letGo: () => void }> {
  const { promise: asked, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    if (method === undefined || route.request().method() === method) await asked;
    await route.continue();
  });
  return { letGo };
}
