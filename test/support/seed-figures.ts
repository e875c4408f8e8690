import type { DomainEvent, EventBody } from '../../src/domain/event.ts';
import { changeState, readState } from '../../src/store/analytics/state.ts';
import { toDocument } from '../../src/store/document.ts';
import type { Store } from '../../src/store/open-store.ts';
import { seedBoard } from './seed-board.ts';
import { until } from './until.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** One dialog of the story: what is true of it, for a test to count by itself. */
export interface Told {
  id: string;
  at: Date;
  manager: string | null;
  source: string | null;
  channelKind: 'web' | 'telegram';
  isLead: boolean;
  isConverted: boolean;
  isBooked: boolean;
  isMissed: boolean;
}

/**
 * A story of sixty days up to `now`, two dialogs a day and none today, with what became of each, written as events past the engine; and
 * the figures made of them. Leads got better in the second half, and managers answer in minutes.
 */
export async function seedFigures(store: Store, now: Date, managers: readonly string[]): Promise<Told[]> {
  const told = Array.from({ length: 120 }, (_, at) => tell(at, now, managers));
  await seedBoard(
    store,
    told.map(({ id, at, channelKind }, index) => ({
      id,
      channelKind,
      createdAt: at,
      lastInboundAt: at,
      contact: { name: NAMES[index % NAMES.length] ?? null },
    })),
  );
  await store.events.insertMany(told.flatMap(eventsOf).map(toDocument));
  const askedAt = new Date();
  await changeState(store, { askedAt });
  await until(async () => ((await readState(store))?.rebuiltAt ?? new Date(0)) >= askedAt, 'the figures to be made');
  return told;
}

const NAMES = ['Елена Соколова', 'Игорь', 'Ольга Сергеевна Константинопольская', null, 'Тимур'];

function tell(index: number, now: Date, managers: readonly string[]): Told {
  const daysAgo = 1 + (index % 60);
  const isLate = daysAgo < 30;
  const isLead = index % (isLate ? 2 : 5) === 0;
  return {
    id: `told-${String(index).padStart(3, '0')}`,
    at: new Date(now.getTime() - daysAgo * DAY_MS + index * MINUTE_MS),
    manager: [...managers, null][Math.floor(index / 7) % (managers.length + 1)] ?? null,
    source: ['vk', 'maps', null][index % 3] ?? null,
    channelKind: index % 4 === 0 ? 'telegram' : 'web',
    isLead,
    isConverted: index % 3 === 0,
    isBooked: isLead && index % 4 !== 2,
    isMissed: index % 16 === 0,
  };
}

function eventsOf(dialog: Told): DomainEvent[] {
  const { id, at, manager, source, channelKind, isLead, isBooked, isConverted, isMissed } = dialog;
  const appointment = {
    appointmentId: `visit-${id}`,
    serviceId: 'haircut',
    staffId: 'anna',
    start: new Date(at.getTime() + DAY_MS / 2),
  };
  const bodies: EventBody[] = [
    { type: 'dialog_opened', reopened: false, pipelineId: 'default', stageId: 'new' },
    {
      type: 'message_sent',
      messageId: `bot-${id}`,
      author: 'bot',
      responseMs: 1200 + (at.getTime() % 7) * 300,
      first: true,
    },
  ];
  if (manager !== null) {
    bodies.push(
      { type: 'assignee_changed', from: null, to: manager, why: 'rule' },
      {
        type: 'message_sent',
        messageId: `person-${id}`,
        author: 'operator',
        operatorId: manager,
        responseMs: (2 + (at.getUTCDate() % 9)) * MINUTE_MS,
        first: true,
      },
      {
        type: 'conversion_judged',
        verdict: isConverted ? 'converted' : 'not_converted',
        by: 'rule',
        version: 1,
        quote: '',
        reason: '',
      },
    );
  }
  if (isLead)
    bodies.push({ type: 'lead_created' }, { type: 'lead_scored', score: 1 + (at.getUTCDate() % 5), points: [] });
  if (isBooked) {
    bodies.push(
      { type: 'appointment_booked', ...appointment },
      { type: 'appointment_confirmed', ...appointment },
      { type: isMissed ? 'no_show' : 'appointment_visited', ...appointment },
      { type: 'offer_paid', orderId: `order-${id}`, offerId: 'haircut', amount: 2500 },
    );
  }
  return bodies.map((body, step) => ({
    id: `${id}-${String(step).padStart(2, '0')}`,
    at: new Date(at.getTime() + step * MINUTE_MS),
    actor: { kind: 'system' },
    dialogId: id,
    contactId: `contact-of-${id}`,
    threadId: `web:main:chat-of-${id}`,
    channelKind,
    origin: source === null ? {} : { source, utm: { utm_source: source, utm_campaign: `${source}-spring` } },
    body,
  }));
}
