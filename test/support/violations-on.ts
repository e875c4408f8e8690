import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { until } from './until.ts';

/** Notices fade in and out: their colours are no one's while they do. */
export const NOTICES = '.mantine-Notification-root';

/** What is being read anew is drawn pale meanwhile, and what slides in has the colours of half a sheet. Spinners never end. */
const IS_STILL = `document.querySelector('[aria-busy="true"]') === null && document.getAnimations().every(
  ({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
)`;

/** What axe finds wrong on a page as soon as it stands still, each with its first place. `only`, `exclude`: selectors. */
export async function violationsOn(
  page: Page,
  { only, exclude }: { only?: string | undefined; exclude?: string } = {},
): Promise<string[]> {
  await until(() => page.evaluate<boolean>(IS_STILL), 'the page to stand still');
  // No frames are looked into, so no page of its own is needed to put their results together.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  if (only !== undefined) axe.include(only);
  if (exclude !== undefined) axe.exclude(exclude);
  const found = await axe.analyze();
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 200)}`);
}
