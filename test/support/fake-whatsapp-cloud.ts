import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { answerAboutAccount, type MetaAccount, metaAccount } from './meta-account.ts';

const Sent = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  to: z.string().regex(/^\d+$/).optional(),
  recipient: z.string().optional(),
  type: z.enum(['text', 'interactive', 'template']),
  text: z.object({ body: z.string().min(1).max(4096), preview_url: z.boolean() }).optional(),
  interactive: z
    .discriminatedUnion('type', [
      z.object({
        type: z.literal('button'),
        body: z.object({ text: z.string().min(1).max(1024) }),
        action: z.object({
          buttons: z
            .array(
              z.object({
                type: z.literal('reply'),
                reply: z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
              }),
            )
            .min(1)
            .max(3),
        }),
      }),
      z.object({
        type: z.literal('list'),
        body: z.object({ text: z.string().min(1).max(4096) }),
        action: z.object({
          button: z.string().min(1).max(20),
          sections: z
            .array(
              z.object({
                rows: z
                  .array(
                    z.object({
                      id: z.string().min(1).max(200),
                      title: z.string().min(1).max(24),
                      description: z.string().max(72).optional(),
                    }),
                  )
                  .min(1)
                  .max(10),
              }),
            )
            .length(1),
        }),
      }),
    ])
    .optional(),
  template: z
    .object({
      name: z.string(),
      language: z.object({ code: z.string() }),
      components: z.array(
        z.object({
          type: z.literal('body'),
          parameters: z.array(
            z.object({
              type: z.literal('text'),
              text: z
                .string()
                .min(1)
                .max(1024)
                .regex(/^(?!.*( {4}|[\n\t])).*$/su),
            }),
          ),
        }),
      ),
    })
    .optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});
export type CloudSent = z.infer<typeof Sent>;

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
  typed: string[];
  /** What is said of the account; may be changed. */
  account: MetaAccount;
  /** Refuses all messages so, until `heal`, or as many as told. */
  fail(fault: CloudFault, times?: number): void;
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
  const typed: string[] = [];
  const account = metaAccount();
  let fault: { what: CloudFault; times: number } | null = null;
  let numbered = 0;

  const server = createServer(async (request, response) => {
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
    if (request.url !== `/v23.0/${phoneNumberId}/messages`)
      return refuse(response, 100, 'Unsupported post request.', 400);
    const body: unknown = JSON.parse(await textOf(request));
    const typing = Typing.safeParse(body);
    if (typing.success) {
      typed.push(typing.data.message_id);
      return answer(response, 200, { success: true });
    }
    if (fault) return misbehave(response, fault);
    const message = Sent.safeParse(body);
    if (!message.success)
      return refuse(response, 131_009, `Parameter value is not valid: ${message.error.message}`, 400);
    sent.push(message.data);
    numbered += 1;
    answer(response, 200, { messaging_product: 'whatsapp', messages: [{ id: `wamid.out${numbered}` }] });
  });
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
    typed,
    account,
    fail(what, times = Number.POSITIVE_INFINITY) {
      fault = { what, times };
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

function refuse(response: ServerResponse, code: number, message: string, status: number): void {
  answer(response, status, {
    error: { message: `(#${code}) ${message}`, type: 'OAuthException', code, fbtrace_id: 'Az8' },
  });
}

const answer = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8') || '{}';
}
