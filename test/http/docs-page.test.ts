import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { launchChromium } from '../support/chromium.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';
import { until } from '../support/until.ts';

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
});

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
    const routes = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${http.url}/api/docs`);
    await page.getByText('/api/v1/webchat/sessions').waitFor();
    // So many are drawn only where one looks.
    const seen = new Set<string>();
    const missing = () => routes.filter((id) => !seen.has(id));
    await until(
      async () => {
        // Webhooks are drawn among them, too.
        for (const id of await page.locator('.opblock').evaluateAll(IDS)) seen.add(id.split('-').at(-1) ?? id);
        await page.mouse.wheel(0, 500);
        return missing().length === 0;
      },
      () => `every route to be drawn; missing: ${missing().join(', ')}`,
      40_000,
    );
    expect(routes.length).toBeGreaterThan(20);
    expect(complaints).toEqual([]);
  });
});
