import type { Action } from '../domain/action.ts';
import type { MessageFile } from '../domain/files/file.ts';
import { openFrame } from '../domain/flow/frame.ts';
import { readPayload } from '../domain/flow/payload.ts';
import type { FlowBook } from '../domain/flow/route.ts';
import type { Incoming } from '../domain/incoming.ts';
import { actedBy, type Changes, changeDialog, openDraft, type Situation } from '../domain/perform/draft.ts';
import { recordInbound, recordOpening } from '../domain/perform/inbound.ts';
import { perform } from '../domain/perform/perform.ts';
import { bestIntent, type Entity, type Understanding } from '../domain/understanding.ts';
import type { MessageRow } from '../store/inbox-row.ts';
import type { Loaded } from '../store/load-situation.ts';
import type { Nlu, Responder, TalkStore } from './ports.ts';
import { answerAtOnce, answerOnce, isSlow } from './talk/answer-once.ts';
import { converse } from './talk/converse.ts';
import { mergeSays } from './talk/merge-says.ts';
import { runFlows } from './talk/run-flows.ts';

export interface DecideDeps {
  talkStore: TalkStore;
  nlu: Nlu;
  responder: Responder;
  flows(): FlowBook;
  newId(): string;
  now(): Date;
  /** Called before work that takes long or costs money; throws when this worker is not the one to do it. */
  beSlow(to: Pick<Incoming, 'channelId' | 'chatId'>): Promise<void>;
  /** What is said in the message's voice note, once per message: what was heard is kept. Null when there is none, or nobody to hear it. */
  hear(row: MessageRow, beSlow: DecideDeps['beSlow']): Promise<MessageFile | null>;
}

/**
 * Decides one turn: the rows of one thread become changes, and nothing is written. May be slow (the responder thinks here); may be
 * repeated without harm, since nothing of it has happened until the changes are committed.
 */
export async function decide(deps: DecideDeps, loaded: Loaded, rows: readonly MessageRow[]): Promise<Changes> {
  const { situation } = loaded;
  const newest = rows.at(-1);
  // A person who leads listens for himself; what is said is written down beside it later.
  const voice = newest && situation.dialog.mode === 'bot' ? await deps.hear(newest, deps.beSlow) : null;
  const now = deps.now();
  const draft = openDraft(situation, { now, newId: deps.newId, actor: { kind: 'customer' } });
  if (loaded.fresh) recordOpening(draft, loaded.returning);
  const messages = rows.flatMap((row) => {
    const message = recordInbound(draft, { ...row.incoming, raw: null }, row.id, row === newest ? voice : null);
    return message ? [{ message, row }] : [];
  });
  const last = messages.at(-1);
  const bot = actedBy(draft, { kind: 'bot' });
  if (!last || draft.changes.dialog.mode !== 'bot') {
    perform(bot, []);
    return bot.changes;
  }

  const text = messages.map(({ message }) => message.text).join('\n');
  const heard = await understandRow(deps, situation, last.row, text, now);
  changeDialog(bot, { locale: heard.understanding.locale });
  const context = {
    talkStore: deps.talkStore,
    // What was just recorded counts: the flow must see the dialog as it is now, with the profile's name.
    situation: { ...situation, dialog: bot.changes.dialog, contact: bot.changes.contact },
    locale: heard.understanding.locale,
    now,
    flows: deps.flows(),
    recall: (byTitle: boolean) =>
      deps.responder.recall({ byTitle, text, locale: heard.understanding.locale, now, business: situation.business }),
    async ask() {
      const asking = { situation, inboxId: last.row.id, text, locale: heard.understanding.locale, now };
      if (!isSlow(deps.responder, situation)) return answerAtOnce(deps, asking);
      await deps.beSlow(last.row.incoming);
      return answerOnce(deps, asking);
    },
  };
  const actions =
    last.row.incoming.content.kind === 'media' && !text
      ? await notUnderstoodKind(last.message.id, context)
      : await converse({ ...heard, messageId: last.message.id, text }, context);
  for (const { message } of messages.slice(0, -1)) {
    const { intent, score } = bestIntent(heard.understanding);
    const index = bot.changes.messages.findIndex(({ id }) => id === message.id);
    if (index >= 0) bot.changes.messages[index] = { ...message, understood: { intent, score } };
  }
  const release = deps.nlu.release?.() ?? null;
  const refused = perform(bot, release === null ? actions : actions.map((action) => readBy(release, action)));
  if (refused) throw new Error(`The bot's own decision was refused: ${refused.reason}`);
  return bot.changes;
}

/** So that one can tell later which messages were read by which intents. */
const readBy = (release: number, action: Action): Action =>
  action.kind === 'understand' ? { ...action, release } : action;

async function understandRow(deps: DecideDeps, situation: Situation, row: MessageRow, text: string, now: Date) {
  const { content } = row.incoming;
  const asked = situation.dialog.flow.at(-1)?.asked ?? [];
  const { locale } = situation.dialog;
  const quiet: Understanding = { locale, intents: [], entities: [] };
  if (content.kind === 'button') {
    const payload = readPayload(content.payload);
    if (payload) return { payload, understanding: quiet };
  }
  if (content.kind === 'start') {
    // The bot's button "Start", or a deep link: a greeting, in whatever language the profile says.
    return { payload: null, understanding: { ...quiet, intents: [{ intent: 'smalltalk.greeting', score: 1 }] } };
  }
  const understanding = await deps.nlu.understand(text, { now, business: situation.business, locale, asked });
  return { payload: null, understanding: withSharedPhone(understanding, row.incoming) };
}

/** A phone shared by the channel's own button is as good as typed, and surer. */
function withSharedPhone(understanding: Understanding, { content }: Omit<Incoming, 'raw'>): Understanding {
  if (content.kind !== 'phone' || understanding.entities.some((entity) => entity.kind === 'phone'))
    return understanding;
  const digits = content.phone.replace(/\D/gu, '');
  const phone: Entity = {
    kind: 'phone',
    value: `+${digits}`,
    span: [0, content.phone.length],
    text: content.phone,
    confidence: 1,
  };
  return /^[1-9]\d{6,14}$/u.test(digits)
    ? { ...understanding, entities: [...understanding.entities, phone] }
    : understanding;
}

/** A sticker, a voice note: kept as it came, and answered politely. */
async function notUnderstoodKind(messageId: string, context: Parameters<typeof converse>[1]): Promise<Action[]> {
  const flow = context.flows.byId.get('unsupported');
  if (!flow) throw new Error('flows/unsupported.yml is missing: the bot would have nothing to say.');
  const run = await runFlows(
    context.flows,
    [...context.situation.dialog.flow, openFrame(flow, context.situation.contact, {})],
    { polarity: null, invalid: false },
    context,
  );
  const say = mergeSays(run.says, { intent: 'None', score: 0 });
  return [
    { kind: 'understand', messageId, intent: 'None', score: 0, outcome: 'flow' },
    { kind: 'set_flow', stack: run.stack },
    ...run.actions,
    ...(say ? [say] : []),
  ];
}
