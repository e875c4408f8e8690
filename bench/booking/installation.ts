import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import * as moves from '../../src/domain/booking/appointment-moves.ts';
import { slotAt } from '../../src/domain/booking/slot-at.ts';
import { instantAt, localOf } from '../../src/domain/booking/zone.ts';
import type { Business } from '../../src/domain/business/business.ts';
import type { Message } from '../../src/domain/message.ts';
import { fromDocument, toDocument } from '../../src/store/document.ts';
import { openStore } from '../../src/store/open-store.ts';
import { seedFirstStart } from '../../src/store/seed/first-start.ts';
import { NOW, SERVICE_ID, STAFF_ID, TIMEZONE } from './provider.ts';
import type { When } from './recording.ts';

/** Where the benches of one run keep their database and files. */
export interface Workshop {
  folder: string;
  mongodbUri: string;
  log: Logger;
}

/** The whole running system, installed for one business, with one customer at its web chat. */
export interface Installation {
  /** Writes, and resolves with the bot's next lines; none when it stays silent. */
  send(body: { text: string } | { payload: string; label: string }): Promise<Message[]>;
  /** Active appointments of the customer, in local time. */
  booked(): Promise<When[]>;
  isHandedOff(): Promise<boolean>;
  /** The whole conversation, oldest first. */
  lines(): Promise<Message[]>;
  stop(): Promise<void>;
}

/** The shipped flows without the demo salon's own pages and price list. */
export async function prepareFlows(folder: string): Promise<void> {
  await mkdir(join(folder, 'flows', 'knowledge'), { recursive: true });
  const files = (await readdir('flows')).filter((file) => file.endsWith('.yml'));
  for (const file of files) await cp(join('flows', file), join(folder, 'flows', file));
}

export async function install(
  workshop: Workshop,
  database: string,
  business: Business,
  taken: readonly When[],
): Promise<Installation> {
  const uri = new URL(workshop.mongodbUri);
  uri.pathname = `/${database}`;
  await furnish(uri.href, business, taken);
  const ids = countedIds();
  const app = await startApp({
    config: readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: workshop.folder,
      FLOWS_DIR: join(workshop.folder, 'flows'),
      MONGODB_URI: uri.href,
      LOCALE: 'en',
      OWNER_PASSWORD: 'of-no-use-here',
    }),
    log: workshop.log,
    clock: { now: () => NOW, random: () => 0.5, newId: ids },
    assets: { console: workshop.folder, widget: workshop.folder },
    limits: { chatMessages: 1_000 },
  });
  const { send } = await openChat(`http://127.0.0.1:${app.port}/api/v1/webchat`);
  return {
    async send(body) {
      const lines = await send(body);
      const messages = await app.store.messages
        .find({ _id: { $in: lines.map(({ id }) => id) } })
        .sort({ seq: 1 })
        .toArray();
      return messages.map(fromDocument);
    },
    booked: () => bookedIn(app),
    isHandedOff: async () => (await app.store.dialogs.countDocuments({ mode: { $ne: 'bot' } })) > 0,
    lines: async () => (await app.store.messages.find().sort({ seq: 1 }).toArray()).map(fromDocument),
    stop: () => app.stop(),
  };
}

/** An empty database, then a first start with this business instead of the files', and the slots that others have. */
async function furnish(uri: string, business: Business, taken: readonly When[]): Promise<void> {
  const store = await openStore(uri);
  try {
    // Emptied and not dropped: files of dropped databases stay open for minutes, and hundreds of them are too many.
    const collections = await store.connection.listCollections();
    await Promise.all(collections.map(({ name }) => store.connection.collection(name).deleteMany({})));
    await seedFirstStart(store, business);
    for (const [index, when] of taken.entries()) {
      const slot = slotAt(business, SERVICE_ID, STAFF_ID, instantAt(when.date, when.time, TIMEZONE));
      const service = business.services.find(({ id }) => id === SERVICE_ID);
      if (!slot || !service) throw new Error('The business lacks its own service.');
      const owner = `somebody-else-${index}`;
      const held = moves.hold({
        id: owner,
        contactId: owner,
        dialogId: owner,
        channelThreadId: owner,
        slot,
        service,
        holdMinutes: 1,
        now: NOW,
      });
      const booked = held.kind === 'ok' ? moves.book(held.appointment, NOW) : held;
      if (booked.kind !== 'ok')
        throw new Error(`The slot ${when.date} ${when.time} could not be taken: ${booked.reason}`);
      // The same slot may have been refused twice.
      await store.appointments.updateOne(
        { start: slot.start },
        { $setOnInsert: withoutStart(toDocument(booked.appointment)) },
        { upsert: true },
      );
    }
  } finally {
    await store.close();
  }
}

const withoutStart = <T extends { start: Date }>({ start: _start, ...rest }: T) => rest;

async function bookedIn({ store }: App): Promise<When[]> {
  const rows = await store.appointments
    .find({ status: { $in: ['booked', 'confirmed'] }, contactId: { $not: /^somebody-else-/ } })
    .toArray();
  return rows.map(({ start }) => {
    const { date, time } = localOf(start, TIMEZONE);
    return { date, time };
  });
}

const Lines = z.array(z.object({ id: z.string(), author: z.string() }));
const Session = z.object({ token: z.string() });

/** So long only on a machine that does something else meanwhile. */
const ANSWER_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 10;

async function openChat(api: string) {
  const call = async (path: string, token: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${api}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const { token } = Session.parse(await call('/sessions', '', { locale: 'en' }));
  let count = 0;
  let read = '';
  return {
    async send(body: { text: string } | { payload: string; label: string }) {
      const id = `m${++count}`;
      await call('/messages', token, { id, ...body });
      const until = performance.now() + ANSWER_WITHIN_MS;
      while (performance.now() < until) {
        const after = read && `?after=${read}`;
        const lines = Lines.parse(await call(`/messages${after}`, token)).filter(({ author }) => author === 'bot');
        read = lines.at(-1)?.id ?? read;
        if (lines.length > 0) return lines;
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
      return [];
    },
  };
}

/** Ids that are the same in every run. */
function countedIds(): () => string {
  let count = 0;
  return () => new mongoose.Types.ObjectId((++count).toString(16).padStart(24, '0')).toHexString();
}
