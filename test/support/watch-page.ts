import type { Browser, Page } from 'playwright-core';

/** To be signed out is no fault, nor is what a busy machine answers instead of late: pages ask again by themselves. */
const NO_FAULT = /status of (401|503)/;

/** Collects what a page complains of. */
export function watchForFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !NO_FAULT.test(line.text())) faults.push(line.text());
  });
}

/** The owner of a test app opens the console and signs in. */
export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/console/`);
  await page.getByLabel('Почта').fill('owner@voronka.local');
  await page.getByLabel('Пароль', { exact: true }).fill('correct horse');
  await page.getByRole('button', { name: 'Войти' }).click();
}

/** For whatever a page should show, on a machine with much else to do. */
export const PATIENCE_MS = 30_000;

interface Opening {
  /** Collects what the page complains of. */
  faults: string[];
  width?: number;
  height: number;
}

/** A Russian owner's browser window with the console open and signed in, in a context of its own; nothing moves. */
export async function openConsole(
  browser: Browser,
  url: string,
  { faults, width = 1280, height }: Opening,
): Promise<Page> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    viewport: { width, height },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  watchForFaults(page, faults);
  await signIn(page, url);
  return page;
}
