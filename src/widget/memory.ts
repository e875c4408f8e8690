import type { Draft } from './line.ts';

const TOKEN = 'voronka.chat.token';
const DRAFTS = 'voronka.chat.drafts';

/** What outlives a reload. Storage may be switched off in the browser: then the talk lives as long as the page. */
export const memory = {
  readToken: (): string | null => read(TOKEN),
  keepToken: (token: string | null): void => keep(TOKEN, token),
  readDrafts: (): Draft[] => {
    try {
      const drafts: unknown = JSON.parse(read(DRAFTS) ?? '[]');
      return Array.isArray(drafts) ? drafts.filter(isDraft) : [];
    } catch {
      return [];
    }
  },
  keepDrafts: (drafts: readonly Draft[]): void => keep(DRAFTS, drafts.length > 0 ? JSON.stringify(drafts) : null),
};

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'id' in value && 'text' in value && 'state' in value;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Private mode or a full disk: nothing to do about it, and the chat works without.
  }
}
