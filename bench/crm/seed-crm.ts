import type { Contact } from '../../src/domain/contact.ts';
import { searchWords } from '../../src/domain/contacts/search-words.ts';
import { DEFAULT_PIPELINE } from '../../src/domain/default-pipeline.ts';
import type { Dialog } from '../../src/domain/dialog.ts';
import type { DomainEvent, EventBody } from '../../src/domain/event.ts';
import { visitOf } from '../../src/domain/pipeline.ts';
import { toDocument } from '../../src/store/document.ts';
import type { Collections, Store } from '../../src/store/open-store.ts';
import { writeMany } from '../../src/store/write-command.ts';
import { buildContact } from '../../test/support/build-contact.ts';
import { buildDialog } from '../../test/support/build-dialog.ts';
import { type SeededRandom, seededRandom } from '../crash/seeded-random.ts';
import type { CrmOptions } from './options.ts';

/** Which dialogs the bulk job changes. */
export const BULK_TAG = 'to-be-moved';
export const OPERATORS = Array.from({ length: 20 }, (_, index) => `operator-${index}`);
export const SOURCES = ['site', 'instagram', 'ads', 'partner', 'flyer'];
export const TAGS = Array.from({ length: 40 }, (_, index) => `tag-${index}`);

const NAMES = ['Анна', 'Мария', 'Ольга', 'Ирина', 'Иван', 'Пётр', 'Сергей', 'Алексей', 'Елена', 'Дарья'];
const SURNAMES = ['Иванова', 'Петрова', 'Смирнова', 'Козлова', 'Новикова', 'Морозова', 'Волкова', 'Лебедева'];
const AT_ONCE = 2_000;
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** Writes the people, dialogs and events of a busy year, always the same for the same seed. */
export async function seedCrm(
  store: Store,
  options: CrmOptions,
  now: Date,
  tell: (line: string) => void,
): Promise<void> {
  const random = seededRandom(options.seed);
  await insertTeam(store, now);
  const perDialog = options.events / options.dialogs;
  let events = 0;
  for (let at = 0; at < options.dialogs; at += AT_ONCE) {
    const size = Math.min(AT_ONCE, options.dialogs - at);
    const made = Array.from({ length: size }, (_, index) => make(at + index, options, random, now));
    await insert(
      store,
      'contacts',
      made.map(({ contact }) => contact),
    );
    await insert(
      store,
      'dialogs',
      made.map(({ dialog }) => dialog),
    );
    const due = Math.round((at + size) * perDialog) - events;
    const facts = Array.from({ length: due }, (_, index) => factOf(made, index, events + index, now));
    for (let from = 0; from < facts.length; from += AT_ONCE * 2) {
      await insert(store, 'events', facts.slice(from, from + AT_ONCE * 2));
    }
    events += due;
    if ((at / AT_ONCE) % 10 === 9) tell(`${at + size} dialogs, ${events} events`);
  }
}

/** Accounts as the sign-in library keeps them, as far as the rest of the program reads them. */
async function insertTeam(store: Store, createdAt: Date): Promise<void> {
  const users = OPERATORS.map((id) => ({ _id: id, name: id, email: `${id}@bench.local`, role: 'operator', createdAt }));
  await writeMany(store, 'users', { insert: users }, null);
}

async function insert(store: Store, name: keyof Collections, things: readonly { id: string }[]): Promise<void> {
  if (things.length > 0) await writeMany(store, name, { insert: things.map(toDocument) }, null);
}

interface Made {
  contact: Contact;
  dialog: Dialog;
}

function make(n: number, { dialogs, bulk }: CrmOptions, random: SeededRandom, now: Date): Made {
  const digits = n.toString().padStart(7, '0');
  const id = `dialog-${digits}`;
  const createdAt = new Date(now.getTime() - random.next() * YEAR_MS);
  const stageSince = new Date(createdAt.getTime() + random.next() * (now.getTime() - createdAt.getTime()));
  const stages = DEFAULT_PIPELINE.stages.slice(0, -1);
  const stage = random.pick(stages);
  const isEnd = stage.group !== 'active';
  const channelKind = random.next() < 0.6 ? ('telegram' as const) : ('web' as const);
  const channelId = channelKind === 'web' ? 'web:main' : 'telegram:1';
  const origin = random.next() < 0.7 ? { source: random.pick(SOURCES) } : {};
  const contact = buildContact({
    id: `contact-${digits}`,
    name: `${random.pick(NAMES)} ${random.pick(SURNAMES)}`,
    phone: `+7918${digits}`,
    identities: [{ channelId, channelKind, externalId: `chat-${digits}`, blocked: false }],
    origin,
    createdAt,
  });
  const dialog = buildDialog({
    id,
    contactId: contact.id,
    channelId,
    channelKind,
    chatId: `chat-${digits}`,
    mode: isEnd && random.next() < 0.9 ? 'closed' : random.next() < 0.8 ? 'bot' : 'operator',
    stageId: stage.id,
    stageSince,
    visited: [visitOf(DEFAULT_PIPELINE.id, stage.id)],
    assigneeId: random.next() < 0.9 ? random.pick(OPERATORS) : null,
    amount: random.next() < 0.5 ? Math.round(random.between(5, 500)) * 100 : null,
    // Exactly so many, spread over all.
    tags: [
      random.pick(TAGS),
      ...(Math.floor(((n + 1) * bulk) / dialogs) > Math.floor((n * bulk) / dialogs) ? [BULK_TAG] : []),
    ],
    fields: random.next() < 0.3 ? { size: Math.floor(random.next() * 50) } : {},
    taskDue: random.next() < 0.05 ? new Date(now.getTime() + random.between(-72, 72) * HOUR_MS) : null,
    waitingSince: !isEnd && random.next() < 0.03 ? new Date(now.getTime() - random.next() * 24 * HOUR_MS) : null,
    lastInboundAt: stageSince,
    lastSeq: 10,
    origin,
    createdAt,
    closedAt: null,
  });
  return {
    contact: { ...contact, searchWords: searchWords(contact) },
    dialog: dialog.mode === 'closed' ? { ...dialog, closedAt: stageSince } : dialog,
  };
}

const BODIES: readonly ((n: number) => EventBody)[] = [
  () => ({ type: 'dialog_opened', reopened: false }),
  (n) => ({ type: 'message_received', messageId: `message-${n}`, seq: 1 }),
  (n) => ({ type: 'message_sent', messageId: `message-${n}`, author: 'bot', responseMs: 300, first: true }),
  () => ({ type: 'lead_created' }),
  () => ({ type: 'tags_changed', added: ['tag-1'], removed: [] }),
];

function factOf(made: readonly Made[], index: number, n: number, now: Date): DomainEvent {
  const one = made[index % made.length];
  const body = BODIES[Math.floor(index / made.length) % BODIES.length];
  if (!one || !body) throw new Error('Nothing to tell of.');
  const { dialog } = one;
  const at = dialog.createdAt.getTime() + (n % 1000) * 60_000;
  return {
    id: `event-${n.toString().padStart(8, '0')}`,
    at: new Date(Math.min(at, now.getTime())),
    actor: { kind: 'bot' },
    dialogId: dialog.id,
    contactId: dialog.contactId,
    threadId: dialog.threadId,
    channelKind: dialog.channelKind,
    origin: dialog.origin,
    body: body(n),
  };
}
