import { CAPABILITIES } from '../../domain/capabilities/table.ts';
import { fileNameOf } from '../../domain/files/file-name.ts';
import type { Delivery, SendOutcome } from '../../engine/ports.ts';
import { createInOrder } from '../in-order.ts';
import { keepLatest } from '../keep-latest.ts';
import { openFile } from '../open-file.ts';
import { planSteps } from '../plan-steps.ts';
import { uploadDeadlineMs } from '../upload-deadline.ts';
import { within } from '../within.ts';
import { fromOutgoing } from './from-outgoing.ts';
import type { OwnLines } from './own-lines.ts';
import type { WebClient } from './web-client.ts';

/** Sending waits until WhatsApp's server has the line. */
const SEND_MS = 25_000;
const STATE_MS = 5_000;
const NOT_READY_MS = 5_000;
const MOST_REMEMBERED = 1000;
/** What the page throws about numbers that are nobody's. */
const NOBODY = /invalid wid|no lid for user|wid error|not a contact/iu;

export interface SendPartsDeps {
  client(): WebClient | null;
  own: OwnLines;
  sendMs?: number;
}

/** A line that was given to WhatsApp's page, which keeps it in a queue of its own while there is no internet. */
interface Given {
  page: WebClient;
  call: Promise<string | null>;
  isOpen: boolean;
  ended: ReturnType<OwnLines['sending']>;
}

/** One call to the page. */
interface Job {
  key: string;
  /** Under which words the line appears. */
  words: string;
  /** Null for all but the last part of a message. */
  messageId: string | null;
  withinMs: number;
  call(page: WebClient): Promise<string | null>;
}

/**
 * Sends one message: its files, then its text, in parts when it is too long for one; while the phone is not linked, or its page not
 * connected, it waits. What the page has been given is not given again before that call has failed: another try waits for the same one.
 */
export function createSendParts({ client, own, sendMs = SEND_MS }: SendPartsDeps) {
  const inOrder = createInOrder();
  const given = new Map<string, Given>();

  return async function sendParts(delivery: Delivery): Promise<SendOutcome> {
    const { messageId, chatId, content } = delivery;
    const planned = planSteps(content, CAPABILITIES.whatsapp_web, fromOutgoing);
    if (planned.kind === 'rejected') return planned;
    return inOrder(delivery, planned.steps, async (step, { index, isLast }) => {
      const job = { key: `${messageId}:${index}`, messageId: isLast ? messageId : null };
      if (step.kind === 'text') {
        const { part } = step;
        return sendOne({ ...job, words: part, withinMs: sendMs, call: (page) => page.send(chatId, part) });
      }
      const { file, as, caption } = step;
      const opened = await openFile(delivery, file.id);
      if (opened.kind !== 'open') return opened;
      const name = fileNameOf(file.name, file.mime, file.kind);
      const upload = { bytes: opened.bytes, mime: file.mime, name, as, caption };
      const withinMs = uploadDeadlineMs(sendMs, opened.bytes.length);
      return sendOne({ ...job, words: caption ?? '', withinMs, call: (page) => page.sendFile(chatId, upload) });
    });
  };

  async function sendOne(job: Job): Promise<SendOutcome> {
    const { key, withinMs } = job;
    const before = given.get(key);
    // One that a page before was given, and never ended, went with that page.
    const isSame = before !== undefined && (!before.isOpen || before.page === client());
    const line = isSame ? before : await give(job);
    if ('kind' in line) return line;
    try {
      const id = await within(withinMs, line.call, 'WhatsApp’s page did not answer in time');
      given.delete(key);
      if (id === null) return { kind: 'blocked', reason: 'WhatsApp knows nobody of this number' };
      return { kind: 'sent', providerMessageId: id };
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 300) : 'WhatsApp’s page failed';
      return NOBODY.test(reason) ? { kind: 'blocked', reason } : { kind: 'retry', reason, uncertain: true };
    }
  }

  async function give({ key, words, messageId, call }: Job): Promise<Given | Extract<SendOutcome, { kind: 'retry' }>> {
    const page = client();
    if (!page) return waits('the phone of this WhatsApp number is not linked');
    const state = await within(STATE_MS, page.state(), 'no answer').catch(() => null);
    if (state !== 'CONNECTED') return waits('WhatsApp’s page has no connection');
    given.get(key)?.ended(null);
    // Before the call: the page may show the line while it lasts.
    const ended = own.sending(words, messageId);
    const line: Given = { page, call: call(page), isOpen: true, ended };
    keepLatest(given, key, line, MOST_REMEMBERED);
    line.call.then(
      (id) => {
        line.isOpen = false;
        line.ended(id);
      },
      () => {
        if (given.get(key) === line) given.delete(key);
        line.ended(null);
      },
    );
    return line;
  }
}

const waits = (reason: string) => ({ kind: 'retry' as const, reason, afterMs: NOT_READY_MS });
