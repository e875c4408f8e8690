import type { Hint } from '../domain/ask/hint.ts';
import type { Busy } from '../domain/booking/interval.ts';
import type { Business } from '../domain/business/business.ts';
import type { Capabilities } from '../domain/capabilities/capabilities.ts';
import type { ChannelKind } from '../domain/channel.ts';
import type { AccountCheck } from '../domain/channel-health/account-check.ts';
import type { JudgeLine } from '../domain/conversion/judge-lines.ts';
import type { Claim, NotScored } from '../domain/conversion/judge-verdict.ts';
import type { IncomingFile } from '../domain/files/file.ts';
import type { Hook } from '../domain/hooks/hook.ts';
import type { Incoming } from '../domain/incoming.ts';
import type { Locale } from '../domain/localized.ts';
import type { OutgoingContent } from '../domain/message.ts';
import type { AnswerDetail } from '../domain/responder/answer-receipt.ts';
import type { ResponderSettings } from '../domain/responder/responder-settings.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { WaTemplate } from '../domain/wa-templates/template.ts';

/** What `receive` tells an adapter once the message is durable. The provider may be answered only after it. */
export type Received = { kind: 'stored' } | { kind: 'repeated' };

/** The only way in. Rejects when the message could not be made durable; the adapter then lets the provider retry. */
export type Receive = (incoming: Incoming) => Promise<Received>;

/**
 * An update that no turn will take: of a kind that means nothing to us, or one that cannot be read. It is kept raw all the same: the
 * journal shows it, and a gap in the provider's numbers is then a real one.
 */
export interface Aside {
  channelId: string;
  /** The provider's id where it can be read, else a digest of the update: the same one twice is kept once. */
  externalId: string;
  /** The provider's number of the update; null where it has none. */
  order: number | null;
  why: 'ignored' | 'malformed';
  /** For people: "not a private chat", "message.date: expected number". */
  reason: string;
  raw: unknown;
}

/** Makes such an update durable. Rejects when it could not be; the adapter then lets the provider retry. */
export type SetAside = (aside: Aside) => Promise<void>;

/** What a provider tells later of a message that it has accepted. It may come late, twice and out of order. */
export type DeliveryReport = { messageId: string; at: Date } & (
  | { state: 'delivered' | 'read' }
  /** `partly`: one of the calls that it took, as for a file before the text. */
  | { state: 'failed'; reason: string; partly?: true }
);

/** Makes such a report durable. Rejects when it could not be; the adapter then lets the provider retry. */
export type TakeReport = (channelId: string, report: DeliveryReport) => Promise<void>;

/** One message on its way out, already addressed. */
export interface Delivery {
  /** Our id of the message: stable over attempts. */
  messageId: string;
  chatId: string;
  content: OutgoingContent;
  locale: Locale;
  /** 1 for the first try. */
  attempt: number;
  /** Calls of this message that an earlier attempt has made with success: they are not made again. */
  stepsDone?: number;
  /** The bytes of one of the content's files; only where it has any. Rejects when they cannot be read now. */
  openFile?(fileId: string): Promise<Buffer>;
  /**
   * An address from which the provider itself can fetch one of the files for some minutes; null where nothing of ours is on the internet.
   * Only for channels that take files by address alone.
   */
  fileAddress?(fileId: string): Promise<string | null>;
  /** Somebody has chosen a template for this line: it goes by that one, whether the window is open or not. */
  byTemplate?: true;
  /** Whether a person of the team wrote it; only where the channel's capabilities have a window. */
  byPerson?: boolean;
  /** When the customer last wrote here; only where the channel's capabilities have a window. */
  lastInboundAt?: Date | null;
}

export type SendOutcome =
  | { kind: 'sent'; providerMessageId: string }
  /**
   * Worth another try: throttled, provider down, network. `afterMs` is the provider's own wish; `throttled` says that it finds us too
   * fast. `uncertain`: the call went out and its answer did not come back, so the customer may have got the message all the same.
   * `stepsDone`: how many of its calls have succeeded, where a message takes several (files, parts of a long text).
   */
  | { kind: 'retry'; reason: string; afterMs?: number; throttled?: true; uncertain?: true; stepsDone?: number }
  /** The customer cannot be reached on this channel any more. */
  | { kind: 'blocked'; reason: string }
  /** The provider will never take this message. */
  | { kind: 'rejected'; reason: string };

/** What became of fetching a customer's file from its provider. */
export type FetchOutcome =
  | { kind: 'fetched'; bytes: Buffer; mime?: string; name?: string }
  /** Worth another try: throttled, provider down, network. */
  | { kind: 'retry'; reason: string; afterMs?: number }
  | { kind: 'too_large'; bytes?: number }
  /** The provider has it no more, or will never give it. */
  | { kind: 'gone'; reason: string };

/** What a provider says of the account when it is asked. */
export type ChannelCheck = AccountCheck;

/** The templates that a provider has approved, or has not, as it tells of them now. */
export type TemplatesRead = { kind: 'read'; templates: WaTemplate[] } | { kind: 'failed'; reason: string };

/** A webhook call as HTTP got it: the body is untouched bytes, so that signatures can be checked over them. */
export interface WebhookRequest {
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
}
export type WebhookAnswer = { status: 200 | 400 | 401 | 413 | 503 };

/** How people reach us. One folder in `channels/` implements it; the shared contract test holds it to its word. */
export interface Channel {
  /** Stable id of the account, for example `telegram:123456`; part of every message's key. */
  readonly id: string;
  readonly kind: ChannelKind;
  readonly capabilities: Capabilities;
  /** Path segment under `/webhooks/<kind>/` when the provider calls us; null when we fetch or are called directly. */
  readonly webhookPath: string | null;
  start(receive: Receive, setAside: SetAside, takeReport: TakeReport): Promise<void>;
  /** Ends polling and open calls; resolves within a few seconds. */
  stop(): Promise<void>;
  webhook?(request: WebhookRequest): Promise<WebhookAnswer>;
  /** Answers the provider's question whether this address is ours; null for whoever does not know our word. */
  challenge?(query: Readonly<Record<string, string | undefined>>): string | null;
  send(delivery: Delivery): Promise<SendOutcome>;
  /** Shows "typing…"; failures are of no consequence and never thrown. */
  typing(chatId: string): Promise<void>;
  /** Fetches a file that a customer has sent here. Never throws. */
  fetchFile?(file: IncomingFile, limits: { mostBytes: number; signal: AbortSignal }): Promise<FetchOutcome>;
  /** Reads the templates that may be sent after the window has closed. Never throws. */
  templates?(): Promise<TemplatesRead>;
  /** Asks the provider how it stands with the account. Never throws; works before `start`, too. */
  check?(): Promise<ChannelCheck>;
  /** A link that opens a chat here and names the lead source; null when there is none for this code, or not now. */
  startLink?(source: string, locale?: Locale): Promise<string | null>;
}

export interface UnderstandContext {
  now: Date;
  business: Business;
  /** Language of the dialog so far: decides where the text alone does not. */
  locale: Locale;
  /** Slots that the bot has just asked for. */
  asked: readonly string[];
}

/** What they meant. Never throws for any text; an unknown language is answered as None. */
export interface Nlu {
  understand(text: string, context: UnderstandContext): Promise<Understanding>;
  /** The release of intents that it reads by; null, or no such way to ask: the files. */
  release?(): number | null;
}

export interface Turn {
  author: 'customer' | 'bot' | 'operator';
  text: string;
  /** Of the bot's own lines: what they were about, as `info.price` or `parking.ru.md#1`. */
  about?: readonly string[];
}

/** Tokens that a reply may cost. Kept in the database, so that all processes together stay within the limits. */
export interface Purse {
  /** Sets tokens aside, or says whose limit leaves no room for them. */
  reserve(tokens: number): Promise<'reserved' | 'reply' | 'dialog' | 'day'>;
  /** What a request has really cost, instead of what was set aside for it. */
  settle(reserved: number, spent: number): Promise<void>;
}

/** Live data that the responder may look up, bound to one customer: no argument names another person. */
export interface ResponderTools {
  prices(args: { serviceId?: string }): Promise<unknown>;
  hours(args: { date?: string }): Promise<unknown>;
  freeSlots(args: { serviceId: string; date?: string; staffId?: string }): Promise<unknown>;
  ownAppointments(): Promise<unknown>;
}

export interface Question {
  /** Inbox id of the message: the key under which a paid answer is kept. */
  id: string;
  text: string;
  locale: Locale;
  /** Oldest first, without the question itself. */
  history: readonly Turn[];
  now: Date;
  business: Business;
  tools: ResponderTools;
  /** Who answers and how; absent: the default. */
  settings?: ResponderSettings;
  /** Absent: nobody counts. */
  purse?: Purse;
  /** What is known of the dialog, a line each: what is wanted so far, what was settled. Background, and backs no claim. */
  known?: readonly string[];
  /** What the customer is called; hidden from providers where personal data are masked. */
  names?: readonly string[];
}

export interface AnswerReceipt extends AnswerDetail {
  by: 'gpt' | 'retrieval';
  passages: string[];
  tools: string[];
  model?: string;
  /** Why the GPT reply was not used, when retrieval had to step in. */
  rejected?: string;
}

/** What to say when no flow fits. */
export type Answer =
  | { kind: 'answer'; text: string; receipt: AnswerReceipt }
  | { kind: 'handoff'; why: 'asked' | 'unsupported'; receipt: AnswerReceipt }
  | { kind: 'unsure'; receipt: AnswerReceipt };

export interface Responder {
  /** True when answers come from somebody else's server: they take long and cost money. */
  readonly slow: boolean;
  /** Answers within its own deadline whatever the provider does; never throws. */
  answer(question: Question): Promise<Answer>;
  /**
   * The page of the knowledge base that answers by itself, or null; with `byTitle` only one whose title the question names. Quick and
   * free: no provider is asked.
   */
  recall(question: Pick<Question, 'text' | 'locale' | 'now' | 'business'> & { byTitle: boolean }): Recalled | null;
}

export type Recalled = Extract<Answer, { kind: 'answer' }>;

/** A question as somebody tries it on the pages; `draft`: a page as it is being written, in place of the one of its name. */
export type PageQuestion = Pick<Question, 'text' | 'locale' | 'now' | 'business'> & {
  draft?: { name: string; text: string };
};

/** What the pages and the business's own data have to say to a question, best first. */
export interface PageTrial {
  /** What would be said by them alone; null: nothing fits well enough. */
  answer: string | null;
  found: {
    id: string;
    /** `parking`, `business:hours`. */
    source: string;
    heading: string;
    text: string;
    /** How much of the question it speaks about, 0 to 1. */
    coverage: number;
    /** Whether it is part of the answer. */
    answers: boolean;
  }[];
}

/** The knowledge base for those who write it: by retrieval alone, so it is quick and free. */
export interface PageTrials {
  /** How much of a question a passage has to speak about. */
  readonly needed: number;
  tryOut(question: PageQuestion): PageTrial;
  /** The passages that a page's file makes, as they would be said; null when it cannot be read. */
  passagesOf(name: string, text: string): { heading: string; text: string }[] | null;
  /** Stems of the words that say what a question is about; none for "well?". */
  topicOf(text: string): string[];
}

/**
 * The little of the database that a decision needs beside its situation: MongoDB in earnest (`store/talk-store.ts`), a few lists in a
 * conversation that is only tried out (`dry-talk/`).
 */
export interface TalkStore {
  /** What is taken of people's time from `from` to `to`, without the dialog's own hold and the appointment that is to be moved. */
  busy(
    from: Date,
    to: Date,
    now: Date,
    except: { dialogId: string; appointmentId?: string | undefined },
  ): Promise<Busy[]>;
  /** The last lines of a dialog, oldest first. */
  recentTurns(dialogId: string, most: number): Promise<Turn[]>;
  /** A paid answer under the inbox id of its message, so that a repeated turn neither pays nor answers anew. */
  keptAnswer(inboxId: string): Promise<Answer | null>;
  keepAnswer(inboxId: string, answer: Answer, at: Date, about: { dialogId: string; date: string }): Promise<void>;
  /** What one answer may still cost on that day (YYYY-MM-DD) of the business; absent where nothing is paid. */
  purse?(of: { dialogId: string; date: string; now: Date; settings: ResponderSettings }): Purse;
  /** Takes a timer for slow work until that moment; false when another process has it. */
  claimTimer(timerId: string, now: Date, until: Date): Promise<boolean>;
  unclaimTimer(timerId: string, until: Date): Promise<void>;
}

/** What was said in a voice note; an empty text is silence. */
export type Transcription = { kind: 'text'; text: string } | { kind: 'failed'; reason: string };

/** Listens to voice notes. Only made where there is a key. */
export interface Transcriber {
  /** Answers within the deadline (ms) whatever the provider does; never throws. */
  transcribe(voice: { bytes: Buffer; mime: string }, deadlineMs: number): Promise<Transcription>;
}

/** One dialog or call to be judged by the owner's words for a conversion. */
export interface JudgeQuestion {
  criterion: string;
  lines: readonly JudgeLine[];
  /** Language of the reason. */
  locale: Locale;
}

/** `claim`: what the model says, read but not yet believed. `tokens`: what it cost, failures included. */
export type JudgeAnswer = { tokens: number } & (
  | { kind: 'claim'; claim: Claim }
  | { kind: 'failed'; why: Extract<NotScored, 'nonsense' | 'refused' | 'deadline' | 'unreachable' | 'provider_error'> }
);

/** Says 1 or 0 of a dialog. Only made where there is a key; without one a rule over events judges. */
export interface Judge {
  readonly model: string;
  /** Answers within its own deadline whatever the provider does; never throws. */
  judge(question: JudgeQuestion): Promise<JudgeAnswer>;
  /** The most tokens that a question can cost, a little generously: what a budget sets aside before it is asked. */
  mostTokens(question: JudgeQuestion): number;
}

/** Reads a question for figures that our own rules have not understood. Only made where there is a key. */
export interface QuestionReader {
  /** Null when it is none, or not read in time. Never throws. */
  read(question: string, today: string): Promise<Hint | null>;
}

/** Sends e-mail. Only made where there is a server for it. */
export interface Mailer {
  /** Never throws, and has an end whatever the server does. */
  send(mail: { to: string; subject: string; text: string; id: string }): Promise<SendOutcome>;
  close(): void;
}

/** Tells other systems what has happened. Rows in `deliveries`, written with the events, are the truth; this only sends them. */
export interface Webhooks {
  /** Why this address may not be called, as the end of a sentence; null when it may. Looks the name up. */
  refusalOf(url: string): Promise<string | null>;
  /** A new signing secret for this webhook: plain, to be shown once, and encrypted, to be stored. */
  newSecret(webhookId: string): { secret: string; sealedSecret: string };
  /** Ids of webhooks with something to send now. */
  waiting(): Promise<readonly string[]>;
  /** Sends all that is due for one webhook. Several processes may do it at once: each row is taken by one. */
  send(webhookId: string): Promise<void>;
  /** Cuts running requests short; their rows are sent by the next process. */
  stop(): void;
}

/** Keeps secrets that have to be used again: closed for whoever reads the database alone. */
export interface Seal {
  /** As it is to be stored for this owner: an id, or an id with the name of a field. */
  close(owner: string, secret: string): string;
  /** @throws when it was closed for another owner, by another installation or for another purpose, or altered. */
  open(owner: string, sealed: string): string;
}

/** How a call is signed, or why it is not believed. */
export type SignatureVerdict = 'signed' | 'missing' | 'stale' | 'wrong';

export interface SignatureHeaders {
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
}

/** The secrets of hooks: their addresses and, where calls have to be signed, what they are signed with. */
export interface HookDesk {
  /** A new secret part of an address: plain, as it is found by, and as it is to be stored. */
  newToken(hookId: string): { token: string; tokenDigest: string; sealedToken: string };
  digestOf(token: string): string;
  tokenOf(hook: Pick<Hook, 'id' | 'sealedToken'>): string;
  /** A new signing secret: plain, to be shown once, and encrypted, to be stored. */
  newSecret(hookId: string): { secret: string; sealedSecret: string };
  /** Whether these bytes are signed by Standard Webhooks with that secret, and lately. */
  judge(hookId: string, sealedSecret: string, headers: SignatureHeaders, body: Buffer, now: Date): SignatureVerdict;
}

/** Fires timers when they are due. Rows in `timers` are the truth; this only wakes the process up. */
export interface Scheduler {
  start(): Promise<void>;
  /** Idempotent: the same timer id twice is one job. */
  wakeAt(timerId: string, due: Date): Promise<void>;
  stop(): Promise<void>;
}
