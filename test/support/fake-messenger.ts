import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { answerAboutAccount, type MetaAccount, metaAccount } from './meta-account.ts';
import { type FormFile, readForm } from './multipart.ts';
import { createPatientServer } from './patient-server.ts';

const person = z.object({ id: z.string().min(1) });
const Sent = z.object({
  recipient: person,
  messaging_type: z.enum(['RESPONSE', 'MESSAGE_TAG']),
  tag: z.literal('HUMAN_AGENT').optional(),
  message: z.object({
    text: z.string().min(1),
    metadata: z.string().max(1000),
    quick_replies: z
      .array(
        z.object({
          content_type: z.literal('text'),
          title: z.string().min(1).max(20),
          payload: z.string().min(1).max(1000),
        }),
      )
      .min(1)
      .max(13)
      .optional(),
  }),
});
export type MetaSent = z.infer<typeof Sent>;

const FileSent = z.object({
  recipient: person,
  messaging_type: z.enum(['RESPONSE', 'MESSAGE_TAG']),
  tag: z.literal('HUMAN_AGENT').optional(),
  message: z.strictObject({
    attachment: z.object({
      type: z.enum(['image', 'audio', 'video', 'file']),
      payload: z.object({ url: z.url().optional(), is_reusable: z.boolean().optional() }),
    }),
    metadata: z.string().max(1000),
  }),
});

/** A file that was taken: its bytes, or the address from which it is to be fetched. */
export interface MetaFile {
  type: string;
  to: string;
  url: string | undefined;
  file: FormFile | undefined;
}

const Typing = z.object({ recipient: person, sender_action: z.literal('typing_on') });

export type MetaFault = { code: number; message: string; error_subcode?: number } | 'html' | 'hang' | 'reset';

export interface FakeMessenger {
  apiRoot: string;
  token: string;
  accountId: string;
  appSecret: string;
  sent: MetaSent[];
  sentFiles: MetaFile[];
  /** What stands at `/cdn/<name>` of the fake. */
  cdn: Map<string, { bytes: Buffer; mime: string } | { to: string }>;
  origin: string;
  typed: string[];
  /** What is said of the account; may be changed. */
  account: MetaAccount;
  /** Who was asked for. */
  namesAsked: string[];
  fail(fault: MetaFault, times?: number): void;
  /** Refuses the next message with words. */
  failNextText(fault: MetaFault): void;
  heal(): void;
  /** What Meta would post, with its signature. */
  signed(body: object): { headers: Record<string, string>; body: Buffer };
  close(): Promise<void>;
}

/** The part of Meta's Graph API that takes messages of a page or an Instagram account, with its limits as schemas. */
export async function startFakeMessenger({ instagram = false } = {}): Promise<FakeMessenger> {
  const token = 'EAAG-page-token';
  const accountId = instagram ? '17841400000000001' : '104000000000001';
  const appSecret = '0123456789abcdef0123456789abcdef';
  const sent: MetaSent[] = [];
  const sentFiles: MetaFile[] = [];
  const cdn = new Map<string, { bytes: Buffer; mime: string } | { to: string }>();
  const typed: string[] = [];
  const namesAsked: string[] = [];
  const account = metaAccount();
  let fault: { what: MetaFault; times: number } | null = null;
  let nextText: MetaFault | null = null;

  const server = createPatientServer(async (request, response) => {
    const { authorization } = request.headers;
    if (request.url?.startsWith('/cdn/')) return giveFile(request.url.slice('/cdn/'.length), response);
    const object = instagram ? 'instagram' : 'page';
    const path = (request.url ?? '').replace('/v23.0/', '');
    const told = answerAboutAccount(account, { path, authorization, token, appSecret, object, accountId });
    if (told && path.startsWith(account.appId))
      return 'body' in told ? answer(response, 200, told.body) : refuse(response, told.code, told.message);
    if (account.revoked || authorization !== `Bearer ${token}`)
      return refuse(response, 190, 'Invalid OAuth access token.');
    if (told && 'body' in told) return answer(response, 200, told.body);
    if (path.startsWith('me?'))
      return answer(
        response,
        200,
        instagram ? { user_id: accountId, username: 'anna' } : { id: accountId, name: 'Анна' },
      );
    if (request.method === 'GET') {
      const id = /^\/v23\.0\/(\d+)\?fields=name$/.exec(request.url ?? '')?.[1] ?? '';
      namesAsked.push(id);
      return answer(response, 200, { name: `Анна ${id}`, id });
    }
    if (request.url !== `/v23.0/${accountId}/messages`) return refuse(response, 100, 'Unsupported post request.');
    const bytes = await bytesOf(request);
    const form = await readForm(request.headers['content-type'], bytes);
    const body: unknown = form ? unfolded(form.fields) : JSON.parse(bytes.toString('utf8') || '{}');
    const typing = Typing.safeParse(body);
    if (typing.success) {
      typed.push(typing.data.recipient.id);
      return answer(response, 200, { recipient_id: typing.data.recipient.id });
    }
    if (fault) return misbehave(response, fault);
    const file = FileSent.safeParse(body);
    if (file.success) return takeFile(file.data, form?.files[0], response);
    const message = Sent.safeParse(body);
    if (!message.success) return refuse(response, 100, message.error.message);
    if (nextText !== null) {
      const what = nextText;
      nextText = null;
      return misbehave(response, { what, times: 1 });
    }
    const { text } = message.data.message;
    if (instagram ? Buffer.byteLength(text) > 1000 : text.length > 2000)
      return refuse(response, 100, 'Length of param message[text] is too long');
    sent.push(message.data);
    answer(response, 200, { recipient_id: message.data.recipient.id, message_id: `m_out${sent.length}` });
  });

  function giveFile(name: string, response: ServerResponse): void {
    const found = cdn.get(name);
    if (!found) response.writeHead(404).end();
    else if ('to' in found) response.writeHead(302, { location: found.to }).end();
    else response.writeHead(200, { 'content-type': found.mime }).end(found.bytes);
  }

  /** Messenger takes bytes of up to 25 MB; Instagram takes addresses alone. */
  function takeFile(
    { recipient, message }: z.infer<typeof FileSent>,
    file: FormFile | undefined,
    response: ServerResponse,
  ): void {
    const { type, payload } = message.attachment;
    if (instagram ? payload.url === undefined : file?.field !== 'filedata') {
      refuse(response, 100, 'Incorrect attachment: there is no file in it');
      return;
    }
    if (file && file.bytes.length > 25 * 1024 * 1024) {
      refuse(response, 100, 'Attachment size exceeds allowable limit');
      return;
    }
    sentFiles.push({ type, to: recipient.id, url: payload.url, file });
    answer(response, 200, { recipient_id: recipient.id, message_id: `m_file${sentFiles.length}` });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = AddressOf.parse(server.address());

  function misbehave(response: ServerResponse, { what, times }: { what: MetaFault; times: number }): void {
    fault = times > 1 ? { what, times: times - 1 } : null;
    if (what === 'hang') return;
    if (what === 'reset') response.destroy();
    else if (what === 'html') response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    else refuse(response, what.code, what.message, what.error_subcode);
  }

  return {
    apiRoot: `http://127.0.0.1:${port}/v23.0`,
    token,
    accountId,
    appSecret,
    sent,
    sentFiles,
    cdn,
    origin: `http://127.0.0.1:${port}`,
    typed,
    account,
    namesAsked,
    fail(what, times = Number.POSITIVE_INFINITY) {
      fault = { what, times };
    },
    failNextText(what) {
      nextText = what;
    },
    heal() {
      fault = null;
    },
    signed(body) {
      const bytes = Buffer.from(JSON.stringify(body));
      const signature = createHmac('sha256', appSecret).update(bytes).digest('hex');
      return { headers: { 'x-hub-signature-256': `sha256=${signature}` }, body: bytes };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const AddressOf: z.ZodType<Pick<AddressInfo, 'port'>> = z.object({ port: z.number() });

const refuse = (response: ServerResponse, code: number, message: string, error_subcode?: number): void =>
  answer(response, 400, { error: { message: `(#${code}) ${message}`, type: 'OAuthException', code, error_subcode } });

const answer = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** Fields of a form hold JSON, where they hold more than a word. */
const unfolded = (fields: Record<string, string>): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value.startsWith('{') ? JSON.parse(value) : value]),
  );

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
