import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { stepsFor } from '../../domain/channel-health/round-trip.ts';
import type { Locale } from '../../domain/localized.ts';
import type { ChannelTestRow } from '../../store/channel-health/rows.ts';
import {
  addTest,
  breakTest,
  codeDigest,
  lastTest,
  takeStep,
  testByCode,
} from '../../store/channel-health/test-rows.ts';
import type { Store } from '../../store/open-store.ts';
import type { ChannelBook } from '../channel-book.ts';
import { deliver } from '../digest/deliver.ts';
import type { Channel, DeliveryReport, Receive, SetAside, TakeReport } from '../ports.ts';
import type { SendGate } from '../sending/gate.ts';

export interface TesterParts {
  store: Store;
  channels: Pick<ChannelBook, 'get'>;
  gate(): Pick<SendGate, 'admit' | 'settled'>;
  /** Walks the way of a visitor of our own chat, who writes this code; tells of each step. Rejects with what broke. */
  visitOwnChat(address: string, code: string, took: (step: 'opened' | 'delivered') => Promise<void>): Promise<void>;
  now(): Date;
  newId(): string;
  log: Logger;
  pause(ms: number): Promise<void>;
}

/** `code` and `url` are told once: who has them can only end the test. */
export interface StartedTest {
  test: ChannelTestRow;
  code: string | null;
  url: string | null;
}

export interface ChannelTester {
  /** Null when there is no such channel. `address`: where we are reached, for our own chat. */
  start(channelId: string, wish: { locale: Locale; address: string }): Promise<StartedTest | null>;
  last(channelId: string): Promise<ChannelTestRow | null>;
  /** Takes test messages out of what comes in: no customer writes them, and no dialog may begin by one. */
  catching(channelId: string, receive: Receive, setAside: SetAside): Receive;
  /** Takes out what providers report of our answers to them. */
  reporting(takeReport: TakeReport): TakeReport;
}

const VALID_MS = 10 * 60_000;
const BYTES = 15;
const CODE = /^(?:\/start(?:@\w+)?\s+)?(probe-[\w-]{20})$/u;
const IN_ECHO = /\bprobe-[\w-]{20}(?![\w-])/u;
const PREFIX = 'probe:';

const ANSWERS: Record<Locale, (code: string) => string> = {
  ru: (code) => `Проверка связи: сообщение дошло, это ответ. ${code}`,
  en: (code) => `Connection test: your message has arrived, this is the answer. ${code}`,
};

/** Sends a test message all the way there and back, past customers' dialogs and all figures. Any process may take any step. */
export function createTester(parts: TesterParts): ChannelTester {
  const { store, channels, gate, now, log, pause } = parts;

  async function start(channelId: string, { locale, address }: { locale: Locale; address: string }) {
    const channel = channels.get(channelId);
    if (!channel) return null;
    const code = `probe-${randomBytes(BYTES).toString('base64url')}`;
    const at = now();
    const isOwnChat = channel.kind === 'web';
    const kinds = stepsFor({ isOwnChat, tellsDelivered: channel.capabilities.told.includes('delivered') });
    const test: ChannelTestRow = {
      id: parts.newId(),
      channelId,
      code: codeDigest(code),
      locale,
      at,
      until: new Date(at.getTime() + VALID_MS),
      steps: kinds.map((kind) => ({ kind, at: kind === 'written' ? at : null })),
      problem: null,
    };
    await addTest(store, test);
    if (!isOwnChat) return { test, code, url: (await channel.startLink?.(code)) ?? null };
    parts
      .visitOwnChat(address, code, async (step) => void (await takeStep(store, test.id, step, now())))
      .catch((error: unknown) => breakTest(store, test.id, error instanceof Error ? error.message : String(error)))
      .catch((error: unknown) => log.warn({ err: error }, 'where the test of the chat broke could not be noted'));
    return { test, code: null, url: null };
  }

  async function answer(channel: Channel, test: ChannelTestRow, chatId: string, code: string): Promise<void> {
    const letter = {
      id: `${PREFIX}${test.id}`,
      chatId,
      text: ANSWERS[test.locale](code),
      locale: test.locale,
      attempt: 1,
    };
    const outcome = await deliver(channel, gate(), letter, pause);
    if (outcome.kind === 'sent') await takeStep(store, test.id, 'sent', now());
    else await breakTest(store, test.id, outcome.reason);
  }

  return {
    start,
    last: (channelId) => lastTest(store, channelId),
    catching: (channelId, receive, setAside) => async (incoming) => {
      const { content, chatId, externalId, order, raw } = incoming;
      const written =
        content.kind === 'start' || content.kind === 'text' ? CODE.exec(content.text.trim())?.[1] : undefined;
      const isEcho = content.kind === 'outside_reply' && IN_ECHO.test(content.text);
      if (incoming.channelId !== channelId || (written === undefined && !isEcho)) return receive(incoming);
      const test = written === undefined ? null : await testByCode(store, channelId, written, now());
      const reason = test ? 'a test message of the team' : 'a test message that is over';
      await setAside({ channelId, externalId, order, why: 'ignored', reason, raw });
      const channel = channels.get(channelId);
      if (!test || written === undefined || !channel || !(await takeStep(store, test.id, 'received', now())))
        return { kind: 'stored' };
      // Not awaited: the provider waits for our word that the update is kept.
      if (channel.kind !== 'web')
        void answer(channel, test, chatId, written).catch((error: unknown) =>
          log.warn({ err: error, channelId }, 'the answer to a test message could not be noted'),
        );
      return { kind: 'stored' };
    },
    reporting: (takeReport) => async (channelId: string, report: DeliveryReport) => {
      if (!report.messageId.startsWith(PREFIX)) return takeReport(channelId, report);
      const id = report.messageId.slice(PREFIX.length);
      if (report.state === 'failed') await breakTest(store, id, report.reason);
      else await takeStep(store, id, 'delivered', now());
    },
  };
}
