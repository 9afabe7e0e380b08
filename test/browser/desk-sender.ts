import { expect, type Page } from '@playwright/test';

/** Who is signed in at the page. */
export async function whoAmI(page: Page): Promise<{ agencyId: string; csrfToken: string }> {
  const me = (await (await page.request.get('/api/session')).json()) as {
    account: { agencyId: string };
    csrfToken: string;
  };
  return { agencyId: me.account.agencyId, csrfToken: me.csrfToken };
}

/** What the desk would send, with the token of the session. */
export async function send<Answer>(page: Page, path: string, data: unknown): Promise<Answer> {
  const { csrfToken } = await whoAmI(page);
  const headers = { 'x-csrf-token': csrfToken, origin: new URL(page.url()).origin };
  const answer = await page.request.post(path, { headers, data });
  expect(await answer.text()).not.toContain('"error"');
  return (await answer.json()) as Answer;
}
