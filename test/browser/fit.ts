import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { faultsOf } from './axe.ts';

/** Screens on which a page is looked at. */
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

type Screen = typeof DESKTOP;

const MANUAL = join(import.meta.dirname, '../../docs/manual');
const WRITE = process.env['GONGKAI_MANUAL'] === 'write';

/**
 * Axe finds nothing on the page as it is shown, and nothing is wider than the screen. With GONGKAI_MANUAL=write its picture is taken
 * anew where the manual shows one of that name (`-phone` for the phone's).
 */
export async function expectFit(
  page: Page,
  name: string,
  screens: readonly Screen[] = [PHONE, DESKTOP],
): Promise<void> {
  for (const screen of screens) {
    await page.setViewportSize(screen);
    await page.waitForLoadState('networkidle');
    expect(await faultsOf(page), `${name} at ${screen.width}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${name} at ${screen.width}`).toBeLessThanOrEqual(0);
    if (WRITE) await takePicture(page, screen === PHONE ? `${name}-phone` : name);
  }
}

async function takePicture(page: Page, name: string): Promise<void> {
  const image = `images/${name}.png`;
  if (!readFileSync(join(MANUAL, 'README.md'), 'utf8').includes(image)) return;
  // What was just done is said at the top of the page for a moment.
  await expect(page.locator('.ant-message-notice')).toHaveCount(0);
  await page.screenshot({ path: join(MANUAL, image) });
}
