import { localOf } from '../../domain/booking/zone.ts';
import type { SlotKind } from '../../domain/flow/flow.ts';
import { dayInWords, presentSlot, sumInWords } from '../../domain/flow/present.ts';
import type { HandoffReason } from '../../domain/handoff-reason.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';
import { type Entity, entityOf } from '../../domain/understanding.ts';

export interface SummaryParts {
  /** As it was before the flow was ended: what the flow knew still stands in it. */
  situation: Pick<Situation, 'dialog' | 'business' | 'contact' | 'appointments'>;
  now: Date;
  /** The customer's last words, and what was found in them. */
  text: string;
  entities: readonly Entity[];
  /** The lines before, oldest first. */
  turns: readonly { author: 'customer' | 'bot' | 'operator'; text: string }[];
  reason: HandoffReason;
  /** Words by which the bot saw that a person is needed. */
  signs: readonly string[];
  /** Of the team: the business's own language, whatever the customer speaks. */
  locale: Locale;
}

/**
 * What a person has to know at a glance when a dialog is handed over, a fact a line: the wish and the last words, who it is, what else was
 * named, coming visits, what the bot said last, and which words called for a person. Only what is known; nothing is guessed.
 */
export function summaryOf(parts: SummaryParts): string {
  const words = WORDS[parts.locale];
  const line = (label: string, facts: readonly string[]): string[] =>
    facts.length > 0 ? [`${label}: ${facts.join(', ')}`] : [];
  const [last] = parts.turns.filter(({ author }) => author === 'bot').slice(-1);
  return [
    [...wishesIn(parts), quoted(parts.text, MOST_QUOTED)].filter(Boolean).join(' · '),
    ...line(words.who, whoIn(parts)),
    ...line(words.named, namedIn(parts)),
    ...line(words.visits, visitsIn(parts)),
    ...line(words.bot, last ? [quoted(last.text, MOST_SAID)] : []),
    ...line(
      words.signs,
      [...new Set(parts.signs)].slice(0, MOST_SIGNS).map((sign) => quoted(sign, MOST_SIGN)),
    ),
  ]
    .filter(Boolean)
    .join('\n');
}

const WORDS = {
  ru: {
    who: 'Клиент',
    named: 'Назвал',
    visits: 'Записан',
    bot: 'Бот перед этим',
    signs: 'Насторожило',
    order: 'заказ',
    people: 'людей',
  },
  en: {
    who: 'Customer',
    named: 'Named',
    visits: 'Booked',
    bot: 'Bot before that',
    signs: 'Noticed',
    order: 'order',
    people: 'people',
  },
} as const;

const MOST_QUOTED = 200;
const MOST_SAID = 140;
const MOST_SIGN = 40;
const MOST_SIGNS = 5;
const WISHES: readonly SlotKind[] = ['service', 'staff', 'date', 'time'];

/** What the flow has learned, and what the last message adds: the newest word counts. */
function slotsOf({ situation: { dialog }, entities }: SummaryParts): Record<string, string> {
  const understood = { locale: dialog.locale, intents: [], entities: [...entities] };
  const fresh = (['service', 'staff', 'date', 'time', 'name', 'phone'] as const).flatMap((kind) => {
    const entity = entityOf(understood, kind);
    return entity ? [[kind, entity.value] as const] : [];
  });
  const known: Record<string, string> = Object.assign({}, ...dialog.flow.map(({ slots }) => slots));
  return { ...known, ...Object.fromEntries(fresh) };
}

function wishesIn(parts: SummaryParts): string[] {
  const slots = slotsOf(parts);
  const told = WISHES.flatMap((kind) => {
    const value = slots[kind];
    return value ? [presentSlot(parts.situation.business, kind, value, parts.locale)] : [];
  });
  return told.length > 0 ? [told.join(', ')] : [];
}

function whoIn(parts: SummaryParts): string[] {
  const { contact } = parts.situation;
  const { name, phone } = slotsOf(parts);
  const email = emailIn(parts);
  return [contact.name ?? name, contact.phone ?? phone, contact.email ?? email].flatMap((fact) => fact ?? []);
}

const emailIn = ({ situation: { dialog }, entities }: SummaryParts): string | null =>
  entityOf({ locale: dialog.locale, intents: [], entities: [...entities] }, 'email')?.value ?? null;

/** Numbers that are easily overlooked in a talk. */
function namedIn({ entities, locale }: SummaryParts): string[] {
  const words = WORDS[locale];
  return entities.flatMap((entity) => {
    switch (entity.kind) {
      case 'order':
        return [`${words.order} ${entity.value}`];
      case 'people':
        return [`${words.people}: ${entity.value}`];
      case 'money':
        return [sumInWords(`${entity.from ?? ''}-${entity.to ?? ''} ${entity.currency}`, locale)];
      default:
        return [];
    }
  });
}

function visitsIn({ situation: { appointments, business }, now, locale }: SummaryParts): string[] {
  return appointments
    .filter(({ status, start }) => (status === 'booked' || status === 'confirmed') && start > now)
    .toSorted((one, other) => one.start.getTime() - other.start.getTime())
    .slice(0, 2)
    .map(({ start, serviceId, staffId }) => {
      const { date, time } = localOf(start, business.timezone);
      const service = presentSlot(business, 'service', serviceId, locale);
      return `${service}, ${presentSlot(business, 'staff', staffId, locale)}, ${dayInWords(date, locale)}, ${time}`;
    });
}

function quoted(text: string, most: number): string {
  const words = text.trim().replace(/\s+/gu, ' ');
  return words === '' ? '' : `«${words.length > most ? `${words.slice(0, most)}…` : words}»`;
}
