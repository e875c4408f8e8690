import { z } from 'zod';
import { ChannelKind } from '../domain/channel.ts';
import type { FieldValue } from '../domain/field-value.ts';
import { checkValue } from '../domain/fields/check-value.ts';
import { fieldNamed } from '../domain/fields/field-definition.ts';
import type { ContactFilter } from '../store/contacts/list-contacts.ts';
import type { Surroundings } from '../store/load-situation.ts';
import { type FieldError, invalidInput, type Problem } from './problem.ts';
import { Id, period, periodOf, SearchText } from './takes.ts';

const Yes = z.enum(['true', 'false']).transform((text) => text === 'true');
const Word = z.string().trim().min(1).max(200);

/** The filters of the list of contacts, as the query of an address; `field.<id>=value` beside them. */
export const contactFilters = {
  text: SearchText.optional().meta({ description: 'Beginnings of words of name, e-mail, user name or phone' }),
  tag: Word.optional(),
  // Calls and forms leave a phone and no address to write to.
  channel: ChannelKind.exclude(['call', 'form']).optional(),
  source: Word.optional(),
  hasPhone: Yes.optional(),
  consent: z.enum(['granted', 'withdrawn', 'unknown']).optional(),
  blocked: Yes.optional(),
  plan: Id.optional().meta({ description: 'Id of a sales plan' }),
  visitFrom: period.from,
  visitTo: period.to,
  ...period,
};

type Query = z.output<z.ZodObject<typeof contactFilters>>;

/** The filter that a query means, or the problem with it. */
export function readContactQuery(
  query: Query,
  around: Surroundings,
): { kind: 'filter'; filter: ContactFilter } | Problem {
  const zone = around.business.timezone;
  const created = periodOf(query, zone);
  if (created.kind === 'problem') return created;
  const visited = periodOf({ from: query.visitFrom, to: query.visitTo }, zone);
  if (visited.kind === 'problem') return visited;
  const wrong: FieldError[] = [];
  const fields = readFields(query, around, wrong);
  if (wrong.length > 0) return invalidInput(wrong);
  const { text, tag, channel, source, hasPhone, consent, blocked, plan } = query;
  return {
    kind: 'filter',
    filter: {
      text,
      tag,
      channel,
      source,
      hasPhone,
      consent,
      blocked,
      planId: plan,
      from: created.from,
      to: created.to,
      visitFrom: visited.from,
      visitTo: visited.to,
      fields,
    },
  };
}

function readFields(query: Query, { fields }: Surroundings, wrong: FieldError[]): Record<string, FieldValue> {
  const found: [string, FieldValue][] = [];
  for (const [key, raw] of Object.entries(query)) {
    if (!key.startsWith('field.')) continue;
    const field = fieldNamed(fields, 'contact', key.slice('field.'.length));
    const checked = field ? checkValue(field, raw) : { kind: 'wrong' as const, reason: 'contacts have no such field' };
    if (checked.kind === 'ok' && field) found.push([field.id, checked.value]);
    else if (checked.kind === 'wrong') wrong.push({ path: `query.${key}`, reason: checked.reason });
  }
  return Object.fromEntries(found);
}
