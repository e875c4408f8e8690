import { type Appointment, OVER } from '../domain/booking/appointment.ts';
import * as moves from '../domain/booking/appointment-moves.ts';
import { type Busy, overlaps } from '../domain/booking/interval.ts';
import { occupied } from '../domain/booking/occupied.ts';
import { slotAt } from '../domain/booking/slot-at.ts';
import type { Business } from '../domain/business/business.ts';
import { threadIdOf } from '../domain/channel.ts';
import type { Contact } from '../domain/contact.ts';
import type { Dialog } from '../domain/dialog.ts';
import type { Incoming, IncomingContent } from '../domain/incoming.ts';
import type { Locale } from '../domain/localized.ts';
import type { Changes, Situation } from '../domain/perform/draft.ts';
import type { Timer } from '../domain/timer.ts';
import type { MessageRow } from '../store/inbox-row.ts';
import { type Loaded, situationOf } from '../store/situation-of.ts';
import type { DryBooks } from './dry-store.ts';
import { drySurroundings } from './dry-surroundings.ts';

export interface DryVisit {
  serviceId: string;
  staffId: string;
  start: Date;
  confirmed?: boolean;
}

export interface DryWorldParts {
  business: Business;
  now: Date;
  /** Of the customer's profile; left out: the business's own. */
  locale?: Locale;
  /** What is known of the customer before the first word. */
  customer?: { name?: string; phone?: string };
  /** Visits that the customer has already. */
  visits?: readonly DryVisit[];
  /** What others have taken of people's time. */
  taken?: readonly Busy[];
}

/** All that would be in the database: one customer, one chat, and the time that it is. */
export interface DryWorld {
  now: Date;
  dialog: Dialog | null;
  contact: Contact | null;
  books: DryBooks;
  timers: Map<string, Timer>;
  newId(): string;
}

const CHANNEL = { channelId: 'web:dry', channelKind: 'web', chatId: 'dry' } as const;
const THREAD = threadIdOf(CHANNEL.channelId, CHANNEL.chatId);

export function createDryWorld(parts: DryWorldParts): DryWorld {
  const { business, now, customer, visits = [], taken = [] } = parts;
  let ids = 0;
  const world: DryWorld = {
    now,
    dialog: null,
    contact: null,
    books: { business, appointments: [], taken: [...taken], messages: [] },
    timers: new Map(),
    newId: () => `dry-${++ids}`,
  };
  if (!customer && visits.length === 0) return world;
  const { situation } = loadDry(world, arrival(world, { kind: 'start', text: '' }, parts.locale).incoming);
  world.contact = { ...situation.contact, name: customer?.name ?? null, phone: customer?.phone ?? null, version: 1 };
  const owner = { contactId: world.contact.id, dialogId: situation.dialog.id, channelThreadId: THREAD };
  world.books.appointments = visits.map((visit) => visitOf(visit, { ...owner, id: world.newId() }, business, now));
  return world;
}

/** The situation of the chat as it is now, as production would load it. */
export function loadDry(world: DryWorld, incoming: MessageRow['incoming']): Loaded {
  const { dialog, contact, books } = world;
  const appointments = books.appointments.filter(({ status }) => !OVER.has(status));
  const thread = { threadId: THREAD, contact, dialog, appointments };
  return situationOf(drySurroundings(books.business), thread, incoming, world);
}

/** What the customer does, as a channel would bring it. */
export function arrival(world: DryWorld, content: IncomingContent, locale?: Locale, lateMs = 0): MessageRow {
  const id = world.newId();
  const at = new Date(world.now.getTime() + lateMs);
  const incoming: Omit<Incoming, 'raw'> = {
    ...CHANNEL,
    externalId: id,
    order: at.getTime(),
    at,
    profile: { locale: locale ?? world.books.business.defaultLocale },
    content,
  };
  return {
    id,
    channelId: CHANNEL.channelId,
    receivedAt: at,
    attempts: 0,
    raw: null,
    threadId: THREAD,
    order: incoming.order,
    state: 'new',
    reason: null,
    incoming,
  };
}

/** Keeps what a decision has changed; false when somebody else has taken the time that it wants, and nothing is kept. */
export function keepChanges(world: DryWorld, before: Situation, changes: Changes): boolean {
  const { books, timers } = world;
  if (changes.appointments.some((visit) => visit.active && isTaken(visit, books))) return false;
  const changed = new Set(changes.appointments.map(({ id }) => id));
  books.appointments = [...books.appointments.filter(({ id }) => !changed.has(id)), ...changes.appointments];
  books.messages.push(...changes.messages);
  world.contact = { ...changes.contact, version: before.contact.version + 1 };
  world.dialog = changes.dialog.mode === 'closed' ? null : { ...changes.dialog, version: before.dialog.version + 1 };
  // One that is there already stays as it is.
  for (const timer of changes.timers) if (!timers.has(timer.id)) timers.set(timer.id, timer);
  return true;
}

function isTaken(visit: Appointment, { business, taken }: DryBooks): boolean {
  const service = business.services.find(({ id }) => id === visit.serviceId);
  const place = service ? occupied(visit, service) : visit;
  return taken.some((busy) => busy.staffId === visit.staffId && overlaps(busy, place));
}

function visitOf(
  { serviceId, staffId, start, confirmed = false }: DryVisit,
  ids: Pick<Appointment, 'id' | 'contactId' | 'dialogId' | 'channelThreadId'>,
  business: Business,
  now: Date,
): Appointment {
  const service = business.services.find(({ id }) => id === serviceId);
  const slot = slotAt(business, serviceId, staffId, start);
  if (!service || !slot) throw new Error(`There is no service "${serviceId}" or nobody called "${staffId}".`);
  const held = moves.hold({ ...ids, slot, service, holdMinutes: business.holdMinutes, now });
  const booked = held.kind === 'ok' ? moves.book(held.appointment, now) : held;
  const last = booked.kind === 'ok' && confirmed ? moves.confirm(booked.appointment, now) : booked;
  if (last.kind === 'refused') throw new Error(`The visit at ${start.toISOString()} cannot be: ${last.reason}.`);
  return last.appointment;
}
