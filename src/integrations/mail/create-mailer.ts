import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Mailer, SendOutcome } from '../../engine/ports.ts';

/** Servers that look into every mail are slow; a person waits for none of ours. */
const WITHIN_MS = 20_000;

const Failure = z.looseObject({ code: z.string().optional(), responseCode: z.number().optional() });

/**
 * E-mail by an SMTP server, plain text. A code of 5xx, or a login that is refused, is final; all else is worth another try.
 * @param url `smtps://user:password@host:465`, or `smtp://…:587`, which turns to TLS where the server offers it.
 */
export function createMailer({
  url,
  from,
  withinMs = WITHIN_MS,
}: {
  url: string;
  from: string;
  withinMs?: number;
}): Mailer {
  const password = new URL(url).password;
  const transport = createTransport({
    url,
    connectionTimeout: withinMs,
    greetingTimeout: withinMs,
    socketTimeout: withinMs,
    dnsTimeout: withinMs,
  });

  function outcomeOf(error: unknown): SendOutcome {
    const { responseCode = 0, code = '' } = Failure.catch({}).parse(error);
    const told = error instanceof Error ? error.message : String(error);
    const reason = (password === '' ? told : told.replaceAll(decodeURIComponent(password), '[password]')).slice(0, 300);
    // Without an answer of the server the address itself is none.
    const isFinal = responseCode >= 500 || (code === 'EENVELOPE' && responseCode === 0);
    return isFinal ? { kind: 'rejected', reason } : { kind: 'retry', reason };
  }

  return {
    async send({ to, subject, text, id }) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<SendOutcome>((resolve) => {
        timer = setTimeout(resolve, withinMs, { kind: 'retry', reason: 'the mail server did not answer in time' });
      });
      const sent = transport
        // An object, since a text could name several; the id lets a mail program show a repeated mail once.
        .sendMail({ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@voronka>` })
        .then(({ messageId }): SendOutcome => ({ kind: 'sent', providerMessageId: messageId }), outcomeOf);
      try {
        return await Promise.race([sent, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => transport.close(),
  };
}
