import type { Locale } from '../domain/localized.ts';
import type { Api } from './api.ts';
import type { Line } from './line.ts';
import { isLook, type Look } from './look.ts';
import { createMemory } from './memory.ts';
import { type Mounted, mountWidget } from './mount.ts';

/** What the console sends to the sample page in its frame. */
interface Wish {
  look: Look;
  locale: Locale;
}

const ANSWER: Record<Locale, string> = {
  ru: 'Это предпросмотр: здесь никто не отвечает, и ничего не сохраняется.',
  en: 'This is a preview: nobody answers here, and nothing is kept.',
};

/** The widget in the console's settings: shown anew with each change, and no server behind it. */
export function startPreview({ css, nonce }: { css: string; nonce: string }): void {
  const shelf = new Map<string, string>();
  const memory = createMemory(
    'preview',
    () => ({
      getItem: (key) => shelf.get(key) ?? null,
      setItem: (key, value) => void shelf.set(key, value),
      removeItem: (key) => void shelf.delete(key),
    }),
    () => undefined,
  );
  let mounted: Mounted | null = null;
  // `location` of a frame without an address of its own knows no origin; the window does.
  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== window.origin || source !== window.parent || !isWish(data)) return;
    mounted?.remove();
    memory.keepToken(null);
    const look = { ...data.look, openAfter: null };
    mounted = mountWidget({
      api: silentApi(data.locale),
      memory,
      look,
      css,
      nonce,
      wished: [data.locale],
      isOpen: true,
    });
  });
  window.parent.postMessage('voronka-preview', window.origin);
}

function isWish(value: unknown): value is Wish {
  return (
    typeof value === 'object' &&
    value !== null &&
    'look' in value &&
    isLook(value.look) &&
    'locale' in value &&
    (value.locale === 'ru' || value.locale === 'en')
  );
}

/** A server that takes everything and knows one answer. */
function silentApi(locale: Locale): Api {
  const lines: Line[] = [];
  const refused = { kind: 'refused' as const, why: '' };
  return {
    fetchLook: async () => refused,
    openSession: async () => ({ kind: 'done', value: 'preview' }),
    fetchLines: async () => ({ kind: 'done', value: lines }),
    async postDraft(_token, { id, text }) {
      const at = new Date().toISOString();
      lines.push({ id, author: 'customer', text, at }, { id: `${id}-answer`, author: 'bot', text: ANSWER[locale], at });
      return { kind: 'done', value: null };
    },
    openStream: async () => refused,
    askWay: async () => refused,
    uploadFile: async () => refused,
    fetchFile: async () => refused,
  };
}
