import type { Entity } from '../../src/domain/understanding.ts';
import type { Nlu } from '../../src/engine/ports.ts';

/** An understanding that needs no model: it knows one word for booking, and dates and times as they are kept. */
export const wordsNlu: Nlu = {
  async understand(text, { locale }) {
    const entities: Entity[] = [];
    const seen = { span: [0, text.length] satisfies [number, number], text, confidence: 0.9 };
    if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) entities.push({ kind: 'date', value: text, ...seen });
    if (/^\d{2}:\d{2}$/u.test(text)) entities.push({ kind: 'time', value: text, ...seen });
    const intents = text.startsWith('запишите') ? [{ intent: 'booking.create', score: 0.9 }] : [];
    return { locale, intents, entities };
  },
};
