import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    /** There once `faultsOf` has looked at a page. */
    readonly axe?: typeof axe;
  }
}

/**
 * What axe finds wrong with a page as it stands: the rule, and the first piece of the page that breaks it. With `rules`, by
 * these alone. Its own package for Playwright opens a second page for each look, which took most of the time.
 */
export async function faultsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Into frames it would look only with a copy of axe in each.
  if (page.frames().length > 1) throw new Error('axe does not look into the frames of a page');
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(`${SOURCE};null`);
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(rules !== undefined && { runOnly: { type: 'rule', values: [...rules] } }),
  };
  return page.evaluate(async (wanted) => {
    if (window.axe === undefined) throw new Error('axe is not there');
    const { violations } = await window.axe.run(document, wanted);
    return violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
  }, options);
}
