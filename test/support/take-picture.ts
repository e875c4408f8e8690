import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page, PageScreenshotOptions } from 'playwright-core';
import { ROOT } from './places.ts';

const PICTURES = join(ROOT, 'test/e2e/.artifacts');

/**
 * A picture of a screen for people to look at, as `test/e2e/.artifacts/<name>.png`. Only where the environment says `PICTURES=1`: no
 * test reads them, and a few hundred of them take a tenth of the whole run.
 */
export async function takePicture(
  what: Page | Locator,
  name: string,
  options: Omit<PageScreenshotOptions, 'path'> = {},
): Promise<void> {
  if (!process.env.PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await what.screenshot({ ...options, path: join(PICTURES, `${name}.png`) });
}

/** The same of a page that scrolls within itself: all of it needs a window as high. The window is as before afterwards. */
export async function takeInWindow(page: Page, name: string, size: { width?: number; height?: number }): Promise<void> {
  const before = page.viewportSize();
  if (!process.env.PICTURES || !before) return;
  await page.setViewportSize({ ...before, ...size });
  await takePicture(page, name, { animations: 'disabled' });
  await page.setViewportSize(before);
}
