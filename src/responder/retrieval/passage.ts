import type { Locale } from '../../domain/localized.ts';

/** A piece of text that can stand as an answer by itself. */
export interface Passage {
  /** Unique and readable in a receipt: `payment.ru.md#1` or `business:hours#ru`. */
  id: string;
  /** Where it comes from, without the language: `payment`, `business:hours`. */
  source: string;
  locale: Locale;
  /** Title of the page and heading of the section. */
  heading: string;
  /** Plain text without markup. */
  text: string;
  /** Further words by which people ask for it; searched, never shown. */
  asks: string;
  /** When a page was last looked over, YYYY-MM-DD; null for live business data. */
  updated: string | null;
}
