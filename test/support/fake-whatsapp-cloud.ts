import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { CloudSent } from './fake-whatsapp-message.ts';
import { answerAboutAccount, type MetaAccount, metaAccount } from './meta-account.ts';
import { type FormFile, readForm } from './multipart.ts';
import { createPatientServer } from './patient-server.ts';

export type { CloudSent } from './fake-whatsapp-message.ts';

const WABA_ID = '215589313241560';

const Typing = z.looseObject({
  status: z.literal('read'),
  message_id: z.string(),
  typing_indicator: z.object({ type: z.literal('text') }),
});

/** How the Graph API may misbehave: one of its own errors, a page of a proxy, no answer, a cut connection. */
export type CloudFault = { code: number; message: string; status?: number } | 'html' | 'hang' | 'reset';

export interface FakeWhatsappCloud {
  apiRoot: string;
  token: string;
  phoneNumberId: string;
  appSecret: string;
  /** Messages taken, in order. */
  sent: CloudSent[];
  /** Files that were uploaded, by their id. */
  uploads: Map<string, FormFile>;
  /** Files of customers, by their id; `url` where another address than the fake's own is told. */
  media: Map<string, { bytes: Buffer; mime: string; url?: string }>;
  typed: string[];
  /** As `GET /{account}/message_templates` lists them; a page has two. */
  templates: object[];
  /** What is said of the account; may be changed. */
  account: MetaAccount;
  /** Refuses all messages so, until `heal`, or as many as told. */
  fail(fault: CloudFault, times?: number): void;
  /** Refuses the next message of this type. */
  failNext(type: CloudSent['type'], fault: CloudFault): void;
  heal(): void;
  /** What Meta would post, with its signature. */
  signed(body: object): { headers: Record<string, string>; body: Buffer };
  close(): Promise<void>;
}

/** The part of Meta's Graph API that takes messages, with its limits as schemas: what Meta would refuse is refused here. */
export async function startFakeWhatsappCloud(): Promise<FakeWhatsappCloud> {
  const token = 'EAAG-test-token';
  const phoneNumberId = '106540352242922';
  const appSecret = '0123456789abcdef0123456789abcdef';
  const sent: CloudSent[] = [];
  const uploads = new Map<string, FormFile>();
  const media = new Map<string, { bytes: Buffer; mime: string; url?: string }>();
  const typed: string[] = [];
  const templates: object[] = [];
  const account = metaAccount();
  let fault: { what: CloudFault; times: number } | null = null;
  let next: { type: CloudSent['type']; what: CloudFault } | null = null;
  let numbered = 0;

  const server = createPatientServer(async (request, response) => {
    const { authorization } = request.headers;
    const path = (request.url ?? '').replace('/v23.0/', '');
    const object = 'whatsapp_business_account';
    const asked = { path, authorization, token, appSecret, object, accountId: phoneNumberId, wabaId: WABA_ID } as const;
    const told = answerAboutAccount(account, asked);
    if (told && path.startsWith(account.appId))
      return 'body' in told ? answer(response, 200, told.body) : refuse(response, told.code, told.message, 400);
    if (account.revoked || authorization !== `Bearer ${token}`)
      return refuse(response, 190, 'Invalid OAuth access token.', 401);
    if (told && 'body' in told) return answer(response, 200, told.body);
    if (path.startsWith(`${phoneNumberId}?fields=`)) {
      const webhook_configuration = account.callbackUrl ? { application: account.callbackUrl } : {};
      const { quality: quality_rating } = account;
      const phone = { display_phone_number: '+7 928 000-00-01', verified_name: 'Анна', id: phoneNumberId };
      return answer(response, 200, { ...phone, quality_rating, webhook_configuration });
    }
    if (path.startsWith(`${WABA_ID}/message_templates?`)) return answer(response, 200, templatePage(templates, path));
    if (request.url?.startsWith('/lookaside/')) return giveMedia(request.url.slice('/lookaside/'.length), response);
    const [, mediaId] = /^(\w+)\?phone_number_id=\d+$/u.exec(path) ?? [];
    if (mediaId !== undefined) return nameMedia(mediaId, response);
    if (request.url === `/v23.0/${phoneNumberId}/media`) {
      const form = await readForm(request.headers['content-type'], await bytesOf(request));
      return fault ? misbehave(response, fault) : takeUpload(form?.fields ?? {}, form?.files ?? [], response);
    }
    if (request.url !== `/v23.0/${phoneNumberId}/messages`)
      return refuse(response, 100, 'Unsupported post request.', 400);
    const body: unknown = JSON.parse(await textOf(request));
    const typing = Typing.safeParse(body);
    if (typing.success) {
      typed.push(typing.data.message_id);
      return answer(response, 200, { success: true });
    }
    if (fault) return misbehave(response, fault);
    const message = CloudSent.safeParse(body);
    if (!message.success)
      return refuse(response, 131_009, `Parameter value is not valid: ${message.error.message}`, 400);
    if (next?.type === message.data.type) {
      const { what } = next;
      next = null;
      return misbehave(response, { what, times: 1 });
    }
    sent.push(message.data);
    numbered += 1;
    answer(response, 200, { messaging_product: 'whatsapp', messages: [{ id: `wamid.out${numbered}` }] });
  });
  function takeUpload(fields: Record<string, string>, [file]: FormFile[], response: ServerResponse): void {
    const most = file && MOST_MB.get(file.mime.split('/')[0] ?? '');
    if (!file || fields.messaging_product !== 'whatsapp' || fields.type !== file.mime)
      refuse(response, 100, 'Invalid parameter', 400);
    else if (!UPLOADED.has(file.mime.split(';')[0] ?? ''))
      refuse(response, 100, '(#100) Param file must be a file with one of the following types: …', 400);
    else if (file.bytes.length > (most ?? 100) * 1024 * 1024)
      refuse(response, 131_053, 'Media upload error: the file is too large', 400);
    else {
      const id = `upload${uploads.size + 1}`;
      uploads.set(id, file);
      answer(response, 200, { id });
    }
  }

  function nameMedia(id: string, response: ServerResponse): void {
    const found = media.get(id);
    if (!found) {
      refuse(response, 100, 'Object with ID does not exist', 400);
      return;
    }
    const { bytes, mime, url } = found;
    const own = `http://127.0.0.1:${port}/lookaside/${id}`;
    answer(response, 200, { url: url ?? own, mime_type: mime, file_size: String(bytes.length), id });
  }

  function giveMedia(id: string, response: ServerResponse): void {
    const found = media.get(id);
    if (fault) misbehave(response, fault);
    else if (!found) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': found.mime }).end(found.bytes);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = AddressOf.parse(server.address());

  function misbehave(response: ServerResponse, { what, times }: { what: CloudFault; times: number }): void {
    fault = times > 1 ? { what, times: times - 1 } : null;
    if (what === 'hang') return;
    if (what === 'reset') response.destroy();
    else if (what === 'html') response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    else refuse(response, what.code, what.message, what.status ?? 400);
  }

  return {
    apiRoot: `http://127.0.0.1:${port}/v23.0`,
    token,
    phoneNumberId,
    appSecret,
    sent,
    uploads,
    media,
    typed,
    templates,
    account,
    fail(what, times = Number.POSITIVE_INFINITY) {
      fault = { what, times };
    },
    failNext(type, what) {
      next = { type, what };
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

/** What Meta takes of each kind; documents have 100. */
/** What `/media` says that it takes when it is given anything else. */
const UPLOADED: ReadonlySet<string> = new Set([
  ...['aac', 'mp4', 'mpeg', 'amr', 'ogg', 'opus'].map((type) => `audio/${type}`),
  ...['vnd.ms-powerpoint', 'msword', 'vnd.ms-excel', 'pdf'].map((type) => `application/${type}`),
  ...['wordprocessingml.document', 'presentationml.presentation', 'spreadsheetml.sheet'].map(
    (type) => `application/vnd.openxmlformats-officedocument.${type}`,
  ),
  ...['text/plain', 'image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'video/3gpp'],
]);
const MOST_MB = new Map([
  ['image', 5],
  ['audio', 16],
  ['video', 16],
]);

/** Two a page, with the cursor of Meta's paging. */
function templatePage(templates: readonly object[], path: string): object {
  const at = Number(new URLSearchParams(path.slice(path.indexOf('?'))).get('after') ?? 0);
  const next = at + 2 < templates.length && { next: 'https://graph.facebook.com/next' };
  return { data: templates.slice(at, at + 2), paging: { cursors: { after: String(at + 2) }, ...next } };
}

const AddressOf: z.ZodType<Pick<AddressInfo, 'port'>> = z.object({ port: z.number() });

function refuse(response: ServerResponse, code: number, message: string, status: number): void {
  answer(response, status, {
    error: { message: `(#${code}) ${message}`, type: 'OAuthException', code, fbtrace_id: 'Az8' },
  });
}

const answer = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const textOf = async (request: IncomingMessage): Promise<string> => (await bytesOf(request)).toString('utf8') || '{}';

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
