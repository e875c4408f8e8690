import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';

describe('the Chromium of the browser tests', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it('draws Cyrillic letters, each in its own shape', async () => {
    const page = await browser.newPage();
    await page.setContent('<span style="font: 40px sans-serif">текст</span>');
    // The last one has no glyph in any font: a letter that looks like it is an empty box.
    const letters = [...'АБЖЩЫЭЮЯёй', '\u{10FFFE}'];
    const shapes = await page.evaluate<string[]>(`(${DRAW_LETTERS})(${JSON.stringify(letters)})`);
    expect(new Set(shapes).size).toBe(letters.length);
    await page.close();
  });

  it('keeps several pages and contexts apart', async () => {
    const [first, second] = [await browser.newContext(), await browser.newContext()];
    const page = await first.newPage();
    await second.newPage();
    await second.close();
    expect(await page.evaluate('6 * 7')).toBe(42);
    await first.close();
  });
});

// Runs in the page. As text, because this project's types know nothing of a browser's document.
const DRAW_LETTERS = `(letters) => letters.map((letter) => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 64;
  const pen = canvas.getContext('2d');
  pen.font = '40px sans-serif';
  pen.fillText(letter, 8, 48);
  return canvas.toDataURL();
})`;
