import { localOf } from '../booking/zone.ts';
import type { Locale } from '../localized.ts';
import type { TemplateFill } from './choice.ts';
import { type TemplateVariable, variablesOf, type WaTemplate } from './template.ts';

/** What is known for the variables of a template; null where it is not. */
export interface FillFacts {
  /** What the message says, buttons included. */
  text: string;
  name: string | null;
  service: string | null;
  staff: string | null;
  visitAt: Date | null;
  address: string;
  business: string;
  phone: string;
  zone: string;
  locale: Locale;
}

export type VariableValue = TemplateVariable & { value: string };

/** A body with its variables filled in has at most 1,024 characters, a header 60. */
const MOST_BODY = 1024;
const MOST_HEADER = 60;

/** Variables may hold no line breaks, no tabs and no four blanks in a row. */
export const cleanValue = (text: string): string =>
  text
    .trim()
    .replace(/\s*\n\s*/gu, ' · ')
    .replace(/\s+/gu, ' ');

/** The values of a template's variables out of what is known. What is not known becomes the words for that case, or nothing. */
export function valuesOf(fills: readonly TemplateFill[], facts: FillFacts): VariableValue[] {
  return fills.map(({ place, name, from, words }) => {
    const known = from === 'fixed' ? words : cleanValue(READ[from](facts) ?? '');
    return { place, name, value: known || cleanValue(words) };
  });
}

const day = (facts: FillFacts, options: Intl.DateTimeFormatOptions): string | null => {
  if (!facts.visitAt) return null;
  const { date, time } = localOf(facts.visitAt, facts.zone);
  const language = facts.locale === 'ru' ? 'ru-RU' : 'en-GB';
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T${time}:00Z`));
};

const READ: Record<Exclude<TemplateFill['from'], 'fixed'>, (facts: FillFacts) => string | null> = {
  text: ({ text }) => text,
  name: ({ name }) => name,
  service: ({ service }) => service,
  staff: ({ staff }) => staff,
  date: (facts) => day(facts, { weekday: 'long', day: 'numeric', month: 'long' }),
  time: (facts) => day(facts, { hour: '2-digit', minute: '2-digit' }),
  address: ({ address }) => address,
  business: ({ business }) => business,
  phone: ({ phone }) => phone,
};

/** What Meta takes: `POST /{number}/messages`, without whom it is for. */
export interface TemplateMessage {
  type: 'template';
  template: {
    name: string;
    language: { code: string };
    components: {
      type: 'header' | 'body';
      parameters: { type: 'text'; text: string; parameter_name?: string }[];
    }[];
  };
}

export type Fitted =
  | { kind: 'fits'; message: TemplateMessage; text: string }
  | { kind: 'flaw'; why: 'empty'; variable: TemplateVariable }
  | { kind: 'flaw'; why: 'unclean'; variable: TemplateVariable }
  | { kind: 'flaw'; why: 'too_long'; most: number };

/** A template with its variables filled in, checked by Meta's rules before Meta does. `text` is what the customer reads. */
export function fitTemplate(template: WaTemplate, values: readonly VariableValue[]): Fitted {
  const wanted = variablesOf(template).map((variable) => ({
    ...variable,
    value: values.find(({ place, name }) => place === variable.place && name === variable.name)?.value ?? '',
  }));
  for (const { place, name, value } of wanted) {
    const variable = { place, name };
    if (value.trim() === '') return { kind: 'flaw', why: 'empty', variable };
    if (/[\n\r\t]| {4}/u.test(value)) return { kind: 'flaw', why: 'unclean', variable };
  }
  const header = filled(template.header, 'header', wanted);
  const body = filled(template.body, 'body', wanted);
  if (header.length > MOST_HEADER) return { kind: 'flaw', why: 'too_long', most: MOST_HEADER };
  if (body.length > MOST_BODY) return { kind: 'flaw', why: 'too_long', most: MOST_BODY };
  const components = (['header', 'body'] as const).flatMap((type) => {
    const parameters = wanted
      .filter(({ place }) => place === type)
      .map(({ name, value }) => ({
        type: 'text' as const,
        ...(template.named && { parameter_name: name }),
        text: value,
      }));
    return parameters.length > 0 ? [{ type, parameters }] : [];
  });
  return {
    kind: 'fits',
    message: { type: 'template', template: { name: template.name, language: { code: template.language }, components } },
    text: [header, body, template.footer].filter((part) => part !== '').join('\n'),
  };
}

/** The text of one part with its values in place. */
export function filled(text: string, place: TemplateVariable['place'], values: readonly VariableValue[]): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/gu, (whole, name) => {
    const known = values.find((one) => one.place === place && one.name === name);
    return known?.value || whole;
  });
}
