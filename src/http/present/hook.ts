import type { Hook } from '../../domain/hooks/hook.ts';
import type { HookCall } from '../../domain/hooks/hook-call.ts';
import { FIELDS, type HookField } from '../../domain/hooks/hook-fields.ts';
import type { ReadCall } from '../../domain/hooks/read-call.ts';
import type { CallCounts } from '../../store/hooks/hook-log.ts';
import type { HookCallView, HookView, MadeView } from '../views/hook-view.ts';

const PREVIEW_CHARS = 200;
const LOOKED_AT = 2_000;
const MOST_FIELDS = 200;

export function presentHook(hook: Hook, token: string | null, lately: CallCounts): HookView {
  const { id, title, kind, mapping, system, offerId, source, enabled, sealedSecret, turnedAway } = hook;
  return {
    id,
    title,
    kind,
    address: token === null ? null : `/hooks/${token}`,
    signed: sealedSecret !== null,
    mapping,
    system,
    offerId,
    source,
    enabled,
    createdAt: hook.createdAt.toISOString(),
    deletedAt: iso(hook.deletedAt),
    lastCallAt: iso(hook.lastCallAt),
    turnedAway: turnedAway && { ...turnedAway, at: turnedAway.at.toISOString() },
    lately,
  };
}

export function presentCall(call: HookCall): HookCallView {
  const { id, hookId, key, keyFrom, state, reason, outcome, tries, due, repeats } = call;
  return {
    id,
    hookId,
    key,
    keyFrom,
    state,
    reason,
    outcome,
    tries,
    nextTryAt: state === 'waiting' ? due.toISOString() : null,
    repeats,
    lastRepeatAt: iso(call.lastRepeatAt),
    at: call.at.toISOString(),
    doneAt: iso(call.doneAt),
    preview: previewOf(call).slice(0, PREVIEW_CHARS),
  };
}

/** A form is written for machines: its fields are what people look for. */
function previewOf({ form, body }: HookCall): string {
  if (form === 'json') return body;
  return [...new URLSearchParams(body.slice(0, LOOKED_AT))].map(([name, value]) => `${name}: ${value}`).join(', ');
}

const NOTHING = {
  name: null,
  phone: null,
  email: null,
  number: null,
  offerId: null,
  amount: null,
  state: null,
  at: null,
  text: null,
  source: null,
  utm: {},
  lines: null,
};

/** What has been read of a body, for people to look at. */
export function presentMade(kind: Hook['kind'], { fields, picked, work }: ReadCall): MadeView {
  const wanted: readonly HookField[] = FIELDS[kind];
  return {
    fields: [...fields].slice(0, MOST_FIELDS).map(([path, value]) => ({ path, value: value.slice(0, PREVIEW_CHARS) })),
    found: wanted.flatMap((field) => {
      const [path, value] = [picked.paths[field], picked.values[field]];
      return path === undefined || value === undefined ? [] : [{ field, path, value: value.slice(0, PREVIEW_CHARS) }];
    }),
    refused: work.kind === 'refused' ? { code: work.code, detail: work.detail } : null,
    made: madeOf(work),
  };
}

function madeOf(work: ReadCall['work']): MadeView['made'] {
  switch (work.kind) {
    case 'refused':
      return null;
    case 'test':
      return { ...NOTHING, kind: 'test' };
    case 'lead':
    case 'order': {
      const { origin, ...rest } = work;
      const at = work.kind === 'order' ? iso(work.at) : null;
      return { ...NOTHING, ...rest, at, source: origin.source ?? null, utm: origin.utm ?? {} };
    }
    case 'payment':
      return { ...NOTHING, ...work };
    case 'call': {
      const { number, phone, source, spoken } = work;
      return { ...NOTHING, kind: 'call', number, phone, source, at: work.at.toISOString(), lines: spoken.length };
    }
  }
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
