import type { Draft } from './line.ts';

/** What outlives a page. */
export interface Memory {
  readToken(): string | null;
  keepToken(token: string | null): void;
  readDrafts(): Draft[];
  /** Adds a draft, or puts it in the place of the one with its id. What another tab keeps stays. */
  putDraft(draft: Draft): void;
  dropDraft(id: string): void;
  /** A plain value: what was typed, which line was seen last, and the like. */
  read(name: string): string | null;
  keep(name: string, value: string | null): void;
  /** Told when another tab of the same site has changed something. */
  onOtherTab(listener: () => void): void;
}

/** Where things are kept: `localStorage`, or something with the same two verbs in a test. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Tells of each key that another tab changes; of null when all is gone. */
export type OtherTabs = (changed: (key: string | null) => void) => void;

/**
 * Kept on the site's own shelf: several chats on one site, told apart by `scope`, do not mix. Where the browser keeps nothing (private mode,
 * blocked storage, a full disk), the talk lives as long as the page.
 */
export function createMemory(scope: string, shelf: () => Shelf, others: OtherTabs): Memory {
  const prefix = `voronka.chat${scope && `:${scope}`}.`;
  const here = new Map<string, string | null>();

  function read(name: string): string | null {
    const mine = here.get(name);
    if (mine !== undefined) return mine;
    try {
      return shelf().getItem(prefix + name);
    } catch {
      return null;
    }
  }

  function keep(name: string, value: string | null): void {
    try {
      if (value === null) shelf().removeItem(prefix + name);
      else shelf().setItem(prefix + name, value);
      here.delete(name);
    } catch {
      here.set(name, value);
    }
  }

  function readDrafts(): Draft[] {
    try {
      const drafts: unknown = JSON.parse(read('drafts') ?? '[]');
      return Array.isArray(drafts) ? drafts.filter(isDraft) : [];
    } catch {
      return [];
    }
  }
  const keepDrafts = (drafts: readonly Draft[]): void =>
    keep('drafts', drafts.length > 0 ? JSON.stringify(drafts) : null);

  return {
    read,
    keep,
    readToken: () => read('token'),
    keepToken: (token) => keep('token', token),
    readDrafts,
    putDraft(draft) {
      const drafts = readDrafts();
      const at = drafts.findIndex(({ id }) => id === draft.id);
      keepDrafts(at < 0 ? [...drafts, draft] : drafts.map((one) => (one.id === draft.id ? draft : one)));
    },
    dropDraft: (id) => keepDrafts(readDrafts().filter((draft) => draft.id !== id)),
    onOtherTab: (listener) => others((key) => (key === null || key.startsWith(prefix)) && listener()),
  };
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'id' in value && 'text' in value && 'state' in value;
}
