import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Notices fade in and out: their colours are no one's while they do. */
export const NOTICES = '.mantine-Notification-root';

/** What axe finds wrong on a page, each with its first place. `only`, `exclude`: selectors. */
export async function violationsOn(
  page: Page,
  { only, exclude }: { only?: string | undefined; exclude?: string } = {},
): Promise<string[]> {
  // No frames are looked into, so no page of its own is needed to put their results together.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  if (only !== undefined) axe.include(only);
  if (exclude !== undefined) axe.exclude(exclude);
  const found = await axe.analyze();
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 200)}`);
}
