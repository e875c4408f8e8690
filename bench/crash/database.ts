import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import mongoose from 'mongoose';
import { z } from 'zod';

/** A line of a dialog, as far as it matters here. */
export interface KeptLine {
  id: string;
  threadId: string;
  dialogId: string;
  seq: number;
  author: string;
  state: string;
  text: string;
  /** The channel's id of a sent line. */
  sentAs: string | null;
  /** How often a crash found it in the middle of being sent. */
  caught: number;
}

/** One call to a provider; the same line may need several. */
export interface Send {
  lineId: string;
  attempt: number;
}

/** All that the judge looks at. Only this file knows how the product keeps it. */
export interface Records {
  inbox: { id: string; state: string }[];
  lines: KeptLine[];
  /** Inbound messages by the facts that were left about them; the last of each turn is `understood`. */
  received: string[];
  understood: string[];
  /** Dialogs that the bot has given to a person: there it is silent. */
  handedOver: number;
}

export interface Database {
  /** What is being sent right now. The product must be dead: it waits until the last of its writes has landed. */
  inFlight(): Promise<Send[]>;
  /** What is still to be decided and to be sent. */
  waiting(): Promise<{ undecided: number; unsent: number }>;
  records(): Promise<Records>;
  /** The chat of a web session, which the product tells nobody. */
  chatOf(token: string): Promise<string>;
  close(): Promise<void>;
}

/** A write that was on its way at the kill is applied within this. */
const SETTLES_MS = 150;

const InboxRow = z.object({ _id: z.string(), state: z.string() });
const LineRow = z.object({
  _id: z.string(),
  threadId: z.string(),
  dialogId: z.string(),
  seq: z.number(),
  author: z.string(),
  text: z.string(),
  delivery: z.object({ state: z.string(), providerMessageId: z.string().optional() }),
  outgoing: z.object({ attempts: z.number(), caught: z.number() }).nullish(),
});
const Fact = z.object({ body: z.object({ type: z.string(), messageId: z.string() }) });

export async function openDatabase(uri: string): Promise<Database> {
  const client = await mongoose.mongo.MongoClient.connect(uri, { socketTimeoutMS: 20_000 });
  const db = client.db();
  const inbox = db.collection<{ _id: string }>('inbox');
  const messages = db.collection<{ _id: string }>('messages');
  const events = db.collection('events');
  const webSessions = db.collection<{ _id: string; chatId: string }>('webSessions');

  async function sending(): Promise<Send[]> {
    const rows = z
      .array(LineRow)
      .parse(await messages.find({ 'delivery.state': 'sending' }).sort({ _id: 1 }).toArray());
    // The fact is written before the line: then it is known that it went out, and nothing is uncertain.
    const landed = await events
      .find({ 'body.type': 'message_sent', 'body.messageId': { $in: rows.map(({ _id }) => _id) } })
      .toArray();
    const isLanded = new Set(
      z
        .array(Fact)
        .parse(landed)
        .map(({ body }) => body.messageId),
    );
    return rows
      .filter(({ _id }) => !isLanded.has(_id))
      .map(({ _id, outgoing }) => ({ lineId: _id, attempt: outgoing?.attempts ?? 0 }));
  }

  return {
    async inFlight() {
      for (let seen = await sending(); ; ) {
        await sleep(SETTLES_MS);
        const now = await sending();
        if (isDeepStrictEqual(now, seen)) return now;
        seen = now;
      }
    },
    async waiting() {
      const [undecided, unsent] = await Promise.all([
        inbox.countDocuments({ state: 'new' }),
        messages.countDocuments({ 'delivery.state': { $in: ['queued', 'sending'] } }),
      ]);
      return { undecided, unsent };
    },
    async records() {
      const facts = await events.find({ 'body.type': { $in: ['message_received', 'message_understood'] } }).toArray();
      const about = (type: string) =>
        z
          .array(Fact)
          .parse(facts)
          .flatMap(({ body }) => (body.type === type ? body.messageId : []));
      return {
        inbox: z
          .array(InboxRow)
          .parse(await inbox.find().toArray())
          .map(({ _id, state }) => ({ id: _id, state })),
        lines: z
          .array(LineRow)
          .parse(await messages.find().sort({ threadId: 1, seq: 1 }).toArray())
          .map(toLine),
        received: about('message_received'),
        understood: about('message_understood'),
        handedOver: await db.collection('dialogs').countDocuments({ mode: { $ne: 'bot' } }),
      };
    },
    async chatOf(token) {
      const session = await webSessions.findOne({ _id: createHash('sha256').update(token).digest('hex') });
      if (!session) throw new Error('The web session was not kept.');
      return session.chatId;
    },
    close: () => client.close(),
  };
}

const toLine = ({ _id, delivery, outgoing, ...rest }: z.infer<typeof LineRow>): KeptLine => ({
  id: _id,
  ...rest,
  state: delivery.state,
  sentAs: delivery.providerMessageId ?? null,
  caught: outgoing?.caught ?? 0,
});
