import type { Journey } from '../../src/domain/analytics/journey.ts';
import type { Actor, DomainEvent, EventBody } from '../../src/domain/event.ts';
import { changeState, readState } from '../../src/store/analytics/state.ts';
import { toDocument } from '../../src/store/document.ts';
import type { Store } from '../../src/store/open-store.ts';
import { seedBoard } from './seed-board.ts';
import { until } from './until.ts';

const NAMES = ['Елена Соколова', 'Игорь', 'Ольга Сергеевна Константинопольская', null, 'Тимур'];

/** Writes dialogs that went these ways, as events past the engine, and waits until the figures are made of them. */
export async function seedJourneys(store: Store, journeys: readonly Journey[]): Promise<void> {
  await seedBoard(
    store,
    journeys.map(({ dialogId, openedAt }, at) => ({
      id: dialogId,
      channelKind: 'telegram',
      createdAt: openedAt,
      lastInboundAt: openedAt,
      contact: { name: NAMES[at % NAMES.length] ?? null },
    })),
  );
  await store.events.insertMany(journeys.flatMap(eventsOf).map(toDocument));
  const askedAt = new Date();
  await changeState(store, { askedAt });
  await until(async () => ((await readState(store))?.rebuiltAt ?? new Date(0)) >= askedAt, 'the figures to be made');
}

function eventsOf({ dialogId, steps, marks, traits }: Journey): DomainEvent[] {
  const told = steps.map(({ visit, at, by }, place): { at: Date; actor: Actor; body: EventBody } => {
    const [fromPipeline = '', from = ''] = (steps[place - 1]?.visit ?? visit).split('/');
    const [toPipeline = '', to = ''] = visit.split('/');
    const opening: EventBody = { type: 'dialog_opened', reopened: false, pipelineId: toPipeline, stageId: to };
    const move: EventBody = { type: 'stage_changed', from, to, fromPipeline, toPipeline, why: '' };
    return { at, actor: actorOf(by), body: place === 0 ? opening : move };
  });
  const last = steps.at(-1)?.at ?? new Date(0);
  const later = (body: EventBody) => ({ at: last, actor: { kind: 'system' } as const, body });
  return [
    ...told,
    ...(traits.managerId === null
      ? []
      : [later({ type: 'assignee_changed', from: null, to: traits.managerId, why: 'rule' })]),
    ...(marks.includes('paid')
      ? [later({ type: 'offer_paid', orderId: `order-${dialogId}`, offerId: 'haircut', amount: 2500 })]
      : []),
  ].map((event, place) => ({
    ...event,
    id: `${dialogId}-${String(place).padStart(2, '0')}`,
    dialogId,
    contactId: `contact-of-${dialogId}`,
    threadId: `web:main:chat-of-${dialogId}`,
    channelKind: 'telegram',
    origin: traits.source === null ? {} : { source: traits.source },
  }));
}

/** As steps write it. */
function actorOf(by: string): Actor {
  const [kind, id = ''] = by.split(':');
  if (kind === 'operator' || kind === 'trigger') return { kind, id };
  return { kind: kind === 'bot' ? 'bot' : 'system' };
}
