import { z } from 'zod';

/** As Meta has it: whether it may be used, and why not. */
export const TemplateStatus = z.enum(['approved', 'pending', 'rejected', 'paused', 'disabled', 'other']);
export type TemplateStatus = z.infer<typeof TemplateStatus>;

export const TemplatePlace = z.enum(['header', 'body']);
export type TemplatePlace = z.infer<typeof TemplatePlace>;

/** A template of a WhatsApp business account, in one language. */
export const WaTemplate = z.object({
  name: z.string(),
  /** As Meta names it: `ru`, `en`, `en_US`. */
  language: z.string(),
  status: TemplateStatus,
  /** `UTILITY`, `MARKETING`, `AUTHENTICATION` */
  category: z.string(),
  /** Whether its variables are `{{1}}` or `{{name}}`. */
  named: z.boolean(),
  header: z.string(),
  body: z.string(),
  footer: z.string(),
  buttons: z.array(z.string()),
  /** What we cannot fill: a picture in the header, a variable in a button. Null: it can be used. */
  unfit: z.enum(['media_header', 'button_variable', 'no_body']).nullable(),
  /** Why Meta has rejected it, in its word. */
  why: z.string().nullable(),
});
export type WaTemplate = z.infer<typeof WaTemplate>;

export interface TemplateVariable {
  place: TemplatePlace;
  /** `1`, or its name. */
  name: string;
}

/** What has to be filled in, each once, in the order of the text. */
export function variablesOf({ header, body }: Pick<WaTemplate, 'header' | 'body'>): TemplateVariable[] {
  return [...namesIn(header, 'header'), ...namesIn(body, 'body')];
}

function namesIn(text: string, place: TemplatePlace): TemplateVariable[] {
  const names = new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/gu)].map(([, name = '']) => name));
  const list = [...names].map((name) => ({ place, name }));
  // Meta takes them by their numbers, wherever they stand.
  return list.sort((a, b) => (Number(a.name) || 0) - (Number(b.name) || 0));
}

export const canBeUsed = ({ status, unfit }: Pick<WaTemplate, 'status' | 'unfit'>): boolean =>
  status === 'approved' && unfit === null;
