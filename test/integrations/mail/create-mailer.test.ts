import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createMailer } from '../../../src/integrations/mail/create-mailer.ts';
import { type FakeSmtp, startFakeSmtp } from '../../support/fake-smtp.ts';

const FROM = 'Воронка <bot@example.com>';
const MAIL = {
  to: 'owner@example.com',
  subject: 'Telegram: телефон отвязан',
  text: 'Ёлки.\n.точка в начале',
  id: 'alert-1',
};

describe('e-mail', () => {
  let server: FakeSmtp;
  beforeEach(async () => {
    server = await startFakeSmtp();
  });
  afterEach(() => server.close());

  it('is sent to one person, as it was written', async () => {
    const mailer = createMailer({ url: server.url, from: FROM });
    expect(await mailer.send(MAIL)).toEqual({ kind: 'sent', providerMessageId: '<alert-1@voronka>' });
    expect(server.mails).toMatchObject([{ from: 'bot@example.com', to: [MAIL.to], subject: MAIL.subject }]);
    expect(server.mails[0]?.text.trimEnd().split(/\r?\n/u)).toEqual(['Ёлки.', '.точка в начале']);
    mailer.close();
  });

  it('takes a refused address for final, and trouble of the server for something that passes', async () => {
    const mailer = createMailer({ url: server.url, from: FROM });
    server.refuse('550 No such user');
    expect(await mailer.send(MAIL)).toMatchObject({
      kind: 'rejected',
      reason: expect.stringContaining('No such user'),
    });
    server.refuse('451 Try later');
    expect(await mailer.send(MAIL)).toMatchObject({ kind: 'retry' });
    expect(server.mails).toEqual([]);
    mailer.close();
  });

  it('never tells the password', async () => {
    const url = server.url.replace('pa55%20word', 'wr0ng%20word');
    const outcome = await createMailer({ url, from: FROM }).send(MAIL);
    expect(outcome).toMatchObject({ kind: 'rejected' });
    expect(JSON.stringify(outcome)).not.toContain('wr0ng word');
  });

  it('gives up on a server that says nothing, or is not there', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(silent.address());
    const outcome = await createMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM, withinMs: 60 }).send(MAIL);
    expect(outcome).toMatchObject({ kind: 'retry' });
    await new Promise<void>((resolve) => silent.close(() => resolve()));
    expect(await createMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM }).send(MAIL)).toMatchObject({
      kind: 'retry',
    });
  });

  it('puts nothing of an address or a subject into the headers but themselves', async () => {
    const mailer = createMailer({ url: server.url, from: FROM });
    await mailer.send({
      ...MAIL,
      to: 'owner@example.com, other@example.com',
      subject: 'Сводка\r\nBcc: other@example.com',
    });
    for (const { to } of server.mails) expect(to).not.toContain('other@example.com');
    mailer.close();
  });
});
