import type { FIELDS } from '../../domain/hooks/hook-fields.ts';

const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const;

/** Which fields each kind of hook looks for. The server's own list, of which the console knows the type alone: the compiler holds them equal. */
export const FIELDS_OF_KIND: typeof FIELDS = {
  lead: ['key', 'phone', 'email', 'name', 'comment', 'form', 'page', 'source', ...UTM],
  order: ['key', 'number', 'phone', 'email', 'name', 'offer', 'amount', 'state', 'at', 'comment', 'source', ...UTM],
  payment: ['key', 'number', 'amount', 'state'],
  call: ['key', 'number', 'at', 'duration', 'direction', 'phone', 'manager', 'text', 'source'],
};
