import type { Page } from '@playwright/test';

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
