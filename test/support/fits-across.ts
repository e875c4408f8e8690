import type { Page } from 'playwright-core';
import { until } from './until.ts';

/**
 * Waits until nothing on a page sticks out sideways of its window: charts and the shell take a moment to follow its width. Fails by
 * naming what sticks out furthest. Not by `waitForFunction`: the console's content security policy lets that look only once.
 */
export async function fitsAcross(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? Number.MAX_SAFE_INTEGER;
  let widest = '';
  await until(
    async () => {
      widest = await page.evaluate<string>(`(${WIDEST})(${width})`);
      return widest === '';
    },
    () => `the page to fit across: ${widest}`,
  );
}

// Nothing where the page fits. What lies in a box that cuts or scrolls it moves the page no wider.
const WIDEST = `(window) => {
  const page = document.documentElement;
  if (page.scrollWidth <= Math.min(window, page.clientWidth)) return '';
  const isCut = (element) => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
      if (getComputedStyle(above).overflowX !== 'visible') return true;
    return false;
  };
  const ends = [...document.body.querySelectorAll('*')]
    .filter((element) => !isCut(element))
    .map((element) => ({ element, right: Math.round(element.getBoundingClientRect().right) }));
  const furthest = Math.max(...ends.map(({ right }) => right));
  // Those around it may end where it does: the innermost is the cause.
  const cause = ends.findLast(({ right }) => right === furthest);
  return page.scrollWidth + ' px in a window of ' + page.clientWidth + ', by '
    + (cause?.element.cloneNode().outerHTML.slice(0, 200) ?? 'nothing') + ' that ends at ' + furthest;
}`;
