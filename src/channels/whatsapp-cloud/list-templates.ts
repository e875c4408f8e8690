import { z } from 'zod';
import type { WaTemplate } from '../../domain/wa-templates/template.ts';
import type { TemplatesRead } from '../../engine/ports.ts';
import { debugToken } from '../meta/check-app.ts';
import type { GraphApi } from '../meta/graph-api.ts';

const Component = z.looseObject({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z
    .array(z.looseObject({ type: z.string(), text: z.string().optional(), url: z.string().optional() }))
    .optional(),
});
const Listed = z.looseObject({
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string().optional(),
  parameter_format: z.string().optional(),
  rejected_reason: z.string().optional(),
  components: z.array(Component).optional(),
});
const Page = z.looseObject({
  data: z.array(z.unknown()),
  paging: z
    .looseObject({ next: z.string().optional(), cursors: z.looseObject({ after: z.string().optional() }).optional() })
    .optional(),
});
const Numbers = z.looseObject({ data: z.array(z.looseObject({ id: z.coerce.string() })) });
const FIELDS = 'name,language,status,category,parameter_format,rejected_reason,components';
const PAGE = 100;
/** A business account has at most 6,000 templates. */
const MOST_PAGES = 60;

export interface ListParts {
  api: GraphApi;
  token: string;
  phoneNumberId: string;
  deadlineMs: number;
}

/**
 * All templates of the business account that the number belongs to. Never throws.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates
 */
export async function listTemplates(parts: ListParts): Promise<TemplatesRead> {
  const { api, deadlineMs } = parts;
  const wabaId = await accountOf(parts);
  if (wabaId === null)
    return {
      kind: 'failed',
      reason: 'the token names no business account of this number: it needs whatsapp_business_management',
    };
  const templates: WaTemplate[] = [];
  let after = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const cursor = after && `&after=${encodeURIComponent(after)}`;
    const answer = await api.get(`${wabaId}/message_templates?fields=${FIELDS}&limit=${PAGE}${cursor}`, deadlineMs);
    if (!answer.ok) return { kind: 'failed', reason: answer.reason };
    const read = Page.safeParse(answer.body);
    if (!read.success) return { kind: 'failed', reason: 'WhatsApp’s list of templates cannot be read' };
    templates.push(...read.data.data.flatMap(templateOf));
    const { next, cursors } = read.data.paging ?? {};
    if (!next || !cursors?.after) break;
    after = cursors.after;
  }
  return { kind: 'read', templates };
}

/** The business account: the token may have several, of which one has the number. */
async function accountOf({ api, token, phoneNumberId, deadlineMs }: ListParts): Promise<string | null> {
  const facts = await debugToken(api, token, deadlineMs);
  const accounts = facts?.targetsOf('whatsapp_business_management') ?? [];
  if (accounts.length === 1) return accounts[0] ?? null;
  for (const account of accounts) {
    const answer = await api.get(`${account}/phone_numbers?fields=id&limit=${PAGE}`, deadlineMs);
    const numbers = answer.ok ? Numbers.safeParse(answer.body) : null;
    if (numbers?.data?.data.some(({ id }) => id === phoneNumberId)) return account;
  }
  return null;
}

const STATUSES: Readonly<Record<string, WaTemplate['status']>> = {
  APPROVED: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  FLAGGED: 'approved',
};

const PLAIN_PARTS = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']);

/** None of what cannot be read: one strange template does not hide the others. */
function templateOf(raw: unknown): WaTemplate[] {
  const parsed = Listed.safeParse(raw);
  if (!parsed.success) return [];
  const { name, language, status, category = '', parameter_format, rejected_reason, components = [] } = parsed.data;
  const part = (type: string) => components.find((one) => one.type.toUpperCase() === type);
  const header = part('HEADER');
  const buttons = part('BUTTONS')?.buttons ?? [];
  const body = part('BODY')?.text ?? '';
  const hasMedia = header !== undefined && header.format !== undefined && header.format.toUpperCase() !== 'TEXT';
  // A carousel, a limited offer: parts that want values of their own.
  const hasMore = components.some(({ type }) => !PLAIN_PARTS.has(type.toUpperCase()));
  const hasVariable =
    hasMore ||
    buttons.some(({ type, url }) => url?.includes('{{') || /^(OTP|COPY_CODE|FLOW|CATALOG|MPM)$/iu.test(type));
  return [
    {
      name,
      language,
      status: STATUSES[status.toUpperCase()] ?? 'other',
      category,
      named: parameter_format?.toUpperCase() === 'NAMED',
      header: hasMedia ? '' : (header?.text ?? ''),
      body,
      footer: part('FOOTER')?.text ?? '',
      buttons: buttons.map(({ text, type }) => text ?? type),
      unfit: body === '' ? 'no_body' : hasMedia ? 'media_header' : hasVariable ? 'button_variable' : null,
      why: rejected_reason && rejected_reason !== 'NONE' ? rejected_reason : null,
    },
  ];
}
