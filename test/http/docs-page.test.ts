import { describe, expect, it } from '@jest/globals';
import { launchChromium } from '../support/chromium.ts';
import { startHttp } from '../support/start-http.ts';

describe('The page of the API', () => {
  it('draws every route in a real browser, and breaks no rule of its security policy', async () => {
    const http = await startHttp();
    const browser = await launchChromium();
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${http.url}/api/docs`);
    await page.getByText('/api/v1/webchat/sessions').waitFor();
    expect(await page.locator('.opblock').count()).toBe(24);
    expect(complaints).toEqual([]);
    await browser.close();
    await http.stop();
  });
});
