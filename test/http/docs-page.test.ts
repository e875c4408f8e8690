import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { launchChromium } from '../support/chromium.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';
import { until } from '../support/until.ts';

const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const IDS = (blocks: { id: string }[]): string[] => blocks.map(({ id }) => id);

describe('The page of the API', () => {
  let http: HttpFixture;
  let browser: Browser;
  beforeAll(async () => {
    http = await startHttp();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await http.stop();
  });

  it('draws every route in a real browser, and breaks no rule of its security policy', async () => {
    const { paths } = Document.parse(await (await fetch(`${http.url}/api/v1/openapi.json`)).json());
    const routes = Object.values(paths).flatMap((methods) => Object.keys(methods)).length;
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${http.url}/api/docs`);
    await page.getByText('/api/v1/webchat/sessions').waitFor();
    // So many are drawn only where one looks.
    const seen = new Set<string>();
    await until(
      async () => {
        for (const id of await page.locator('.opblock').evaluateAll(IDS)) seen.add(id);
        await page.mouse.wheel(0, 500);
        return seen.size === routes;
      },
      'every route to be drawn',
      40_000,
    );
    expect(routes).toBeGreaterThan(20);
    expect(complaints).toEqual([]);
  });
});
