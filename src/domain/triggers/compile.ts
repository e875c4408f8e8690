import type { EventType } from '../event.ts';
import type { FieldDefinition } from '../fields/field-definition.ts';
import type { Offer } from '../orders/offer.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Plan } from '../plans/plan.ts';
import type { Trigger } from '../trigger.ts';
import { eventsHeard } from './answers.ts';
import type { OnKind } from './on.ts';
import { problemsOf } from './problems.ts';

/** What rules are made of: all of it stays the same object while nothing of it changes. */
export interface Rulebook {
  triggers: readonly Trigger[];
  pipelines: readonly Pipeline[];
  fields: readonly FieldDefinition[];
  plans: readonly Plan[];
  offers: readonly Offer[];
}

/** The triggers that can fire, by what sets them off, in their order. */
export interface Compiled {
  hearing(type: EventType): readonly Trigger[];
  ofKind(kind: OnKind): readonly Trigger[];
  /** Why a trigger that is on does not fire, by its id. */
  brokenBy: ReadonlyMap<string, string>;
}

const compiled = new WeakMap<Rulebook['triggers'], { book: Rulebook; made: Compiled }>();

/** Sorts the triggers out once, until something of the rulebook changes: each message asks for them. */
export function compile(book: Rulebook): Compiled {
  const known = compiled.get(book.triggers);
  if (known && isSame(known.book, book)) return known.made;
  const { triggers, pipelines, fields, plans, offers } = book;
  const made = make(book);
  compiled.set(triggers, { book: { triggers, pipelines, fields, plans, offers }, made });
  return made;
}

const isSame = (one: Rulebook, other: Rulebook): boolean =>
  one.pipelines === other.pipelines &&
  one.fields === other.fields &&
  one.plans === other.plans &&
  one.offers === other.offers;

function make({ triggers, pipelines, fields, plans, offers }: Rulebook): Compiled {
  const world = { ...UNSEEN, pipelines, fields, plans: idsOf(plans), offers: idsOf(offers) };
  const on = triggers.filter(({ enabled }) => enabled).sort(byPosition);
  const brokenBy = new Map<string, string>();
  const byEvent = new Map<EventType, Trigger[]>();
  const byKind = new Map<OnKind, Trigger[]>();
  for (const trigger of on) {
    const problem = problemsOf(trigger, world).find(({ kind }) => kind === 'broken');
    if (problem) {
      brokenBy.set(trigger.id, `${problem.path}: ${problem.reason}`);
      continue;
    }
    for (const type of eventsHeard(trigger.on)) push(byEvent, type, trigger);
    push(byKind, trigger.on.kind, trigger);
  }
  return {
    hearing: (type) => byEvent.get(type) ?? NONE,
    ofKind: (kind) => byKind.get(kind) ?? NONE,
    brokenBy,
  };
}

/** Who is in the team, and what flows there are, is looked at when the action is done. */
const UNSEEN = {
  team: null,
  flows: null,
  webhooks: null,
  distributionRules: null,
  taskKinds: null,
} as const;

const idsOf = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id);

const NONE: readonly Trigger[] = [];

/** In the order in which they fire. */
export const byPosition = (a: Trigger, b: Trigger): number => a.position - b.position || (a.id < b.id ? -1 : 1);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
