import type { Business } from '../business/business.ts';
import type { FieldDefinition } from '../fields/field-definition.ts';
import { stepsOf } from '../flow/branches.ts';
import type { Flow } from '../flow/flow.ts';
import type { FlowBook } from '../flow/route.ts';
import { firstText } from '../flow/said-text.ts';
import { namesIn } from '../flow/template.ts';
import type { Localized } from '../localized.ts';
import { TEMPLATE_NAMES } from '../template-names.ts';
import type { Trigger } from '../trigger.ts';
import { choose } from './choose.ts';
import type { Experiment, VariantValue } from './experiment.ts';
import { flowSurface, offerSurface, REMINDER_SURFACE, type SurfaceKind, triggerSurface } from './surface.ts';

/** Something that can be varied, as it is today. */
export interface Surface {
  id: string;
  kind: SurfaceKind;
  /** Where it stands: the flow, the trigger. */
  title: Localized;
  /** What customers are shown today. */
  value: VariantValue;
  /** What the file or setting says; another thing only where a variant was adopted. */
  base: VariantValue;
  /** Variables that its texts may name. */
  names: readonly string[];
  /** The file in which it is changed by hand; null: in the console. */
  file: string | null;
}

export interface SurfaceWorld {
  flows: FlowBook;
  triggers: readonly Trigger[];
  business: Pick<Business, 'reminders' | 'promos'>;
  fields: readonly FieldDefinition[];
  experiments: readonly Experiment[];
}

/** All that can be varied: words of the bot's steps and reminders, messages of triggers, times of reminders, offers. */
export function surfacesOf(world: SurfaceWorld): Surface[] {
  const { flows, triggers, business } = world;
  const offers = (business.promos ?? []).map(
    (text, index): Bare => ({
      id: offerSurface(index),
      kind: 'offer',
      title: { ru: `Предложение ${index + 1}`, en: `Offer ${index + 1}` },
      base: { kind: 'text', text },
      names: [],
      file: null,
    }),
  );
  const reminders: Bare = {
    id: REMINDER_SURFACE,
    kind: 'reminder',
    title: { ru: 'Когда напоминать о визите', en: 'When to remind of a visit' },
    base: { kind: 'minutes', minutes: business.reminders.map(({ beforeMinutes }) => beforeMinutes) },
    names: [],
    file: null,
  };
  const all = [
    ...[...flows.byId.values()].flatMap(ofFlow),
    ...(business.reminders.length > 0 ? [reminders] : []),
    ...triggers.flatMap((trigger) => ofTrigger(trigger, world.fields)),
    ...offers,
  ];
  return all.map((bare) => ({ ...bare, value: adopted(world.experiments, bare) }));
}

type Bare = Omit<Surface, 'value'>;

/** What customers are shown where nothing runs. */
function adopted(experiments: readonly Experiment[], { id, base }: Bare): VariantValue {
  const over = experiments.filter(({ state }) => state !== 'running');
  return choose({ experiments: over, contact: { id: '' } }, id, base)?.value ?? base;
}

function ofFlow(flow: Flow): Bare[] {
  // Of several texts the first one is varied: in an experiment a step says one thing.
  const said = stepsOf(flow).flatMap(({ step, id }) => ('say' in step ? [{ id, say: firstText(step.say) }] : []));
  const names = [
    ...new Set([...Object.keys(flow.slots), ...said.flatMap(({ say }) => namesIn(`${say.ru} ${say.en}`))]),
  ];
  return said.map(({ id, say }) => ({
    id: flowSurface(flow.id, id),
    kind: 'flow',
    title: flow.title,
    base: { kind: 'text', text: say },
    names,
    file: `flows/${flow.id}.yml`,
  }));
}

function ofTrigger(trigger: Trigger, fields: readonly FieldDefinition[]): Bare[] {
  const custom = fields.filter(({ removedAt }) => !removedAt).map(({ on, id }) => `${on}.field.${id}`);
  const messages = trigger.actions.filter((action) => action.kind === 'send_message');
  return messages.map(({ text }, index) => ({
    id: triggerSurface(trigger.id, index + 1),
    kind: 'trigger',
    title: trigger.title,
    base: { kind: 'text', text },
    names: [...TEMPLATE_NAMES, ...custom],
    file: null,
  }));
}
