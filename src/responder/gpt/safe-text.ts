import type { Business } from '../../domain/business/business.ts';
import { RULES } from './rules.ts';

/** Tags, tables, fences, pictures and links of Markdown, and what only a browser or a shell would understand. */
const MARKUP =
  /<\/?[a-z!][^<>]*>|<[a-z/!][^<>]*$|&(?:[a-z]{2,8}|#x?[\da-f]+);|```|^[ \t]*\|.*\|[ \t]*$|^[ \t]*[-:|]{3,}[ \t]*$|!?\[[^\]]*\]\([^)]*\)|\{\{|\$\{|(?:java|vb)script:|data:[a-z]+\//imu;
/** Marks of personal data that stand for nothing. */
const LEFT_MARK = /\[(?:[A-Z]+_\d+)\]/;
/** Names of our own that no customer needs. */
const INNER =
  /\b(?:own_appointments|free_slots|system prompt|tool[_ ]calls?|response_format|serviceId|staffId|json_schema|chatgpt|openai|gpt-?\d)\b|системн\p{L}+ (?:промпт|инструкц|подсказк)\p{L}*|(?:мои|мне) (?:инструкци|правил)\p{L}*|\b(?:my|these) (?:instructions|rules|prompt)\b|language model|языков\p{L}+ модел/iu;
const SHINGLE = 6;
const RULE_SHINGLES = new Set(RULES.flatMap((rule) => shinglesOf(rule)));

/**
 * Why a reply is no plain text for a customer, or null. Bold and headings have been taken out before; what is left of markup was meant to
 * be shown as something else. Addresses on the internet are looked at by the fact check; those of other sites never pass.
 */
export function whyNotText(text: string, business: Business): string | null {
  if (MARKUP.test(text)) return 'markup';
  if (LEFT_MARK.test(text)) return 'a mark without a meaning';
  if (INNER.test(text) || shinglesOf(text).some((shingle) => RULE_SHINGLES.has(shingle))) return 'prompt leak';
  if (isSecretive(text)) return 'invisible characters';
  const ids = [...business.services, ...business.staff].map(({ id }) => id).filter((id) => id.includes('-'));
  return ids.some((id) => text.includes(id)) ? 'inner names' : null;
}

function shinglesOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' '));
}

/** Text that turns its direction or hides letters reads differently from what was checked; emoji are joined by one such character. */
const isSecretive = (text: string): boolean => /[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u.test(text);
