import { useState } from 'react';
import type { Locale } from '../../domain/localized.ts';
import { keepStored, readStored } from '../shared/storage.ts';

/** What somebody is writing and has not saved, with the version that they began from. */
export interface Draft {
  title: string;
  body: string;
  version: number;
}

interface Drafts {
  drafts: Record<Locale, Draft | null>;
  /** Those that were found when the page was opened. */
  restored: readonly Locale[];
  write: (locale: Locale, draft: Draft | null) => void;
}

const LOCALES = ['ru', 'en'] as const;
const keyOf = (topic: string | null, locale: Locale): string => `voronka.knowledge.${topic ?? '+new'}.${locale}`;

/** Drafts of a page in both languages, kept in the browser: whoever leaves by accident finds them again. */
export function useDrafts(topic: string | null): Drafts {
  const [drafts, setDrafts] = useState(() => ({ ru: storedDraft(topic, 'ru'), en: storedDraft(topic, 'en') }));
  const [restored, setRestored] = useState(() => LOCALES.filter((locale) => drafts[locale] !== null));
  return {
    drafts,
    restored,
    write(locale, draft) {
      setDrafts((before) => ({ ...before, [locale]: draft }));
      if (draft === null) setRestored((before) => before.filter((one) => one !== locale));
      keepStored(keyOf(topic, locale), draft && JSON.stringify(draft));
    },
  };
}

function storedDraft(topic: string | null, locale: Locale): Draft | null {
  try {
    const stored: unknown = JSON.parse(readStored(keyOf(topic, locale)) ?? 'null');
    return isDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'title' in value &&
  typeof value.title === 'string' &&
  'body' in value &&
  typeof value.body === 'string' &&
  'version' in value &&
  typeof value.version === 'number';
