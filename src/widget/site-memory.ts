import { createMemory, type Memory } from './memory.ts';

/** What is kept on this site's shelf in this browser, for all its tabs. */
export const siteMemory = (scope: string): Memory =>
  createMemory(
    scope,
    () => localStorage,
    (changed) => addEventListener('storage', ({ key }) => changed(key)),
  );
