import { z } from 'zod';
import type { Portal, PortalField } from '../../domain/bitrix/portal.ts';
import { batchAnswer } from './batch-answer.ts';
import type { Rest, RestAnswer } from './rest.ts';

/** `no_crm`: the address is good, but was made without the right "crm". */
export type PortalRead =
  | { kind: 'read'; portal: Portal }
  | { kind: 'failed'; why: 'denied' | 'no_crm' | 'limited' | 'unreachable' | 'refused'; reason: string };

const FIRST_OF_50 = 'order[SORT]=ASC';
const READ = {
  profile: 'profile',
  scope: 'scope',
  fields: 'crm.lead.fields',
  statuses: `crm.status.list?filter[ENTITY_ID]=STATUS&${FIRST_OF_50}`,
  sources: `crm.status.list?filter[ENTITY_ID]=SOURCE&${FIRST_OF_50}`,
};

const Profile = z.looseObject({ NAME: z.string().optional(), LAST_NAME: z.string().optional() });
const Scope = z.array(z.string());
const Statuses = z.array(
  z.looseObject({
    STATUS_ID: z.coerce.string(),
    NAME: z.string(),
    SEMANTICS: z.string().nullish(),
    EXTRA: z.looseObject({ SEMANTICS: z.string().optional() }).optional(),
  }),
);
const Field = z.looseObject({
  type: z.string(),
  title: z.string().optional(),
  formLabel: z.string().optional(),
  listLabel: z.string().optional(),
  isReadOnly: z.boolean().optional(),
  isMultiple: z.boolean().optional(),
  statusType: z.string().optional(),
  items: z.array(z.looseObject({ ID: z.coerce.string(), VALUE: z.string() })).optional(),
});
const Fields = z.record(z.string(), Field);

/** Asks a portal, in one batch, for whom its address acts, whether it may work with leads, and which fields and statuses leads have. */
export async function readPortal(rest: Rest, now: Date): Promise<PortalRead> {
  const answer = await rest.call('batch', { halt: 0, cmd: READ });
  if (answer.kind !== 'ok') return failed(answer);
  const scope = batchAnswer(answer.result, 'scope', Scope);
  if (scope.kind === 'ok' && !scope.result.includes('crm'))
    return {
      kind: 'failed',
      why: 'no_crm',
      reason: `the address has the rights: ${scope.result.join(', ') || 'none'}`,
    };
  const fields = batchAnswer(answer.result, 'fields', Fields);
  if (fields.kind !== 'ok') return failed(fields);
  const profile = batchAnswer(answer.result, 'profile', Profile);
  const statuses = listOf(batchAnswer(answer.result, 'statuses', Statuses));
  const sources = listOf(batchAnswer(answer.result, 'sources', Statuses));
  const lists = { STATUS: statuses, SOURCE: sources };
  const user = profile.kind === 'ok' ? [profile.result.NAME, profile.result.LAST_NAME].filter(Boolean).join(' ') : '';
  return {
    kind: 'read',
    portal: {
      user,
      fields: Object.entries(fields.result).map(([name, field]) => fieldOf(name, field, lists)),
      statuses: statuses.map(({ STATUS_ID, NAME, SEMANTICS, EXTRA }) => ({
        id: STATUS_ID,
        title: NAME,
        semantics: semanticsOf(SEMANTICS || EXTRA?.SEMANTICS),
      })),
      readAt: now,
    },
  };
}

const failed = ({ kind, reason }: Exclude<RestAnswer, { kind: 'ok' }>): PortalRead => ({
  kind: 'failed',
  why: /^insufficient_scope/iu.test(reason) ? 'no_crm' : kind,
  reason,
});

type Listed = z.output<typeof Statuses>;
const listOf = (part: { kind: 'ok'; result: Listed } | Exclude<RestAnswer, { kind: 'ok' }>): Listed =>
  part.kind === 'ok' ? part.result : [];

function fieldOf(name: string, field: z.output<typeof Field>, lists: Record<'STATUS' | 'SOURCE', Listed>): PortalField {
  const { type, statusType, items } = field;
  const list = statusType === 'STATUS' || statusType === 'SOURCE' ? lists[statusType] : [];
  const choices = items
    ? items.map(({ ID, VALUE }) => ({ id: ID, title: VALUE }))
    : list.map(({ STATUS_ID, NAME }) => ({ id: STATUS_ID, title: NAME }));
  // A field that was added is called by its label: its title is its name once more.
  return {
    name,
    title: field.formLabel || field.listLabel || field.title || name,
    type,
    isReadOnly: field.isReadOnly ?? false,
    isMultiple: field.isMultiple ?? false,
    ...(choices.length > 0 && { items: choices }),
  };
}

function semanticsOf(found: string | undefined): string | null {
  if (!found) return null;
  if (found === 'S' || found === 'success') return 'S';
  return found === 'F' || found === 'failure' || found === 'apology' ? 'F' : 'P';
}
