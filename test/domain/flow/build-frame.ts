import { Flow } from '../../../src/domain/flow/flow.ts';
import type { FlowFrame } from '../../../src/domain/flow/state.ts';
import type { Entity, Understanding } from '../../../src/domain/understanding.ts';

const both = (text: string) => ({ ru: text, en: text });

/** Asks for a service and a day, looks the day up, confirms and books. */
export const VISIT = Flow.parse({
  id: 'visit',
  title: both('Визит'),
  starts_on: ['booking.create'],
  slots: { service: 'service', date: 'date', time: 'time', part: 'part', staff: 'staff' },
  cancelled: both('Хорошо.'),
  steps: [
    { id: 'service', ask: 'service', say: both('Услуга?'), invalid: both('Нет такой.') },
    { id: 'date', ask: 'date', options: 'days', say: both('День?') },
    {
      id: 'look',
      call: 'check',
      on: {
        free: [{ id: 'kept', say: both('{{date}}: придержал.') }],
        taken: [
          {
            id: 'others',
            offer: ['date', 'time'],
            say: both('Занято, есть:'),
            otherwise: both('Занято.'),
            invalid: both('Выберите из списка.'),
          },
        ],
      },
    },
    { id: 'sure', confirm: ['service', 'date'], say: both('Верно?'), change: both('Что поправить?') },
    { do: 'book' },
    { say: both('Готово, {{price}}.') },
  ],
});

export const buildFrame = (overrides: Partial<FlowFrame> = {}): FlowFrame => ({
  flow: 'visit',
  slots: {},
  filled: [],
  asked: [],
  step: null,
  offered: [],
  proposed: [],
  confirmed: null,
  done: [],
  repeats: 0,
  ...overrides,
});

export function understood(intents: Record<string, number>, values: Record<string, string> = {}): Understanding {
  const entities = Object.entries(values).flatMap(([kind, value]): Entity[] => {
    const seen = { value, span: [0, 1] satisfies [number, number], text: value, confidence: 0.9 };
    return kind === 'service' || kind === 'date' || kind === 'time' || kind === 'staff' ? [{ kind, ...seen }] : [];
  });
  return {
    locale: 'ru',
    intents: Object.entries(intents).map(([intent, score]) => ({ intent, score })),
    entities,
  };
}
