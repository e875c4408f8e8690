import type { TFunction } from 'i18next';

/** Meta's numbers, and what they mean to a person. */
const TROUBLES = [
  { key: 'variables', words: /WhatsApp 132000/u },
  { key: 'missing', words: /WhatsApp 132001/u },
  { key: 'tooLong', words: /WhatsApp 132005/u },
  { key: 'policy', words: /WhatsApp 132007/u },
  { key: 'form', words: /WhatsApp (132012|132018)/u },
  { key: 'paused', words: /WhatsApp 132015/u },
  { key: 'disabled', words: /WhatsApp 132016/u },
  { key: 'rights', words: /whatsapp_business_management|WhatsApp (10|190|2\d\d):/u },
] as const;

/** What went wrong with a template, in the reader's language. */
export function troubleWords(t: TFunction, problem: string): string {
  const known = TROUBLES.find(({ words }) => words.test(problem));
  return t(`templates.troubles.${known?.key ?? 'other'}`);
}
