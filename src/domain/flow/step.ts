import { z } from 'zod';
import { HandoffReason } from '../handoff-reason.ts';
import { Localized } from '../localized.ts';
import { Condition } from './condition.ts';
import { INHERITED, isOwn } from './own-name.ts';
import { Timeout } from './timeout.ts';

/** One text, or several that say the same: the bot does not repeat itself. */
export const Say = z.union([Localized, z.array(Localized).min(1)]);
export type Say = z.infer<typeof Say>;

/** An answer that a question offers; `words` are other words for it. Taken, it is followed by its `then`. */
export interface Choice {
  value: string;
  label: Localized;
  words?: string[] | undefined;
  then?: Step[] | undefined;
}

const StepButton = z.strictObject({ label: Localized, payload: z.string().max(120) });

interface Common {
  id?: string | undefined;
  when?: Condition | undefined;
}
export interface AskStep extends Common {
  ask: string;
  say: Say;
  options?: string | undefined;
  choices?: Choice[] | undefined;
  contact?: Localized | undefined;
  invalid?: Localized | undefined;
  timeout?: Timeout | undefined;
}
export interface OfferStep extends Common {
  offer: string[];
  say: Say;
  otherwise: Localized;
  invalid?: Localized | undefined;
  timeout?: Timeout | undefined;
}
export interface CallStep extends Common {
  call: string;
  on: Record<string, Step[]>;
}
export interface ConfirmStep extends Common {
  confirm: string[];
  say: Say;
  change: Localized;
  yes?: Localized | undefined;
  no?: Localized | undefined;
  refused?: 'end' | undefined;
  timeout?: Timeout | undefined;
}
export interface SayStep extends Common {
  say: Say;
  buttons?: z.infer<typeof StepButton>[] | undefined;
}
export interface DoStep extends Common {
  do: string;
}
export interface ClearStep extends Common {
  clear: string[];
}
export interface SetStep extends Common {
  set: Record<string, string | number>;
}
export interface ChooseStep extends Common {
  choose: { when: Condition; then: Step[] }[];
  else?: Step[] | undefined;
}
export interface SubStep extends Common {
  sub: string;
  in?: Record<string, string> | undefined;
  out?: Record<string, string> | undefined;
  on?: Record<string, Step[]> | undefined;
}
export interface HandoffStep extends Common {
  handoff: HandoffReason;
  say: Say;
}
export interface RunStep extends Common {
  run: string;
}
export interface EndStep extends Common {
  end: true | string;
}
export type Step =
  | AskStep
  | OfferStep
  | CallStep
  | ConfirmStep
  | DoStep
  | ClearStep
  | SetStep
  | ChooseStep
  | SubStep
  | HandoffStep
  | RunStep
  | EndStep
  | SayStep;

/** The word by which a step's kind is known, in the order of the union below; `say` stands in others too, so it is the last. */
export const STEP_KINDS = [
  'ask',
  'offer',
  'call',
  'confirm',
  'do',
  'clear',
  'set',
  'choose',
  'sub',
  'handoff',
  'run',
  'end',
  'say',
] as const;

const common = { id: z.string().optional(), when: Condition.optional() };
const timeout = Timeout.optional();
const invalid = Localized.optional();
const Outcome = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/u, 'must be a word of small letters, digits and _')
  .refine(isOwn, INHERITED);

/**
 * - `ask` a slot that is still empty, with buttons from a call's options or with `choices` of its own
 * - `offer` the options of the call before it, until one is taken or other values are given; `invalid` is said instead when the
 *   answer does not fit
 * - `call` a look-up and go on by its outcome; `do` an action
 * - `confirm` a summary of slots: yes goes on, no asks what to change (or says `change` and ends, with `refused: end`), a
 *   changed slot asks again; `yes` and `no` are other labels for its buttons
 * - `choose` the first branch whose condition holds, or `else`; `set` slots to values; `clear` them
 * - `sub` runs another flow and comes back: `in` gives it values (its slot: ours), `out` takes some back (ours: its), `on` goes on by how
 *   it ended (`done`, `cancelled`, or what its `end` says)
 * - `say`, `handoff` to a person, `run` another flow instead, `end` here
 */
export const Step: z.ZodType<Step> = z.lazy(() =>
  z.union([
    z.strictObject({
      ...common,
      ask: z.string(),
      say: Say,
      options: z.string().optional(),
      choices: z
        .array(
          z.strictObject({
            value: z.string().regex(/^[a-z0-9_]{1,40}$/u, 'must be small letters, digits and _, at most 40'),
            label: Localized,
            words: z.array(z.string().trim().min(2)).optional(),
            // biome-ignore lint/suspicious/noThenProperty: the word of the flow language; nothing awaits a flow.
            then: z.array(Step).optional(),
          }),
        )
        .min(2)
        .max(10)
        .optional(),
      contact: Localized.optional(),
      invalid,
      timeout,
    }),
    z.strictObject({ ...common, offer: z.array(z.string()).min(1), say: Say, otherwise: Localized, invalid, timeout }),
    z.strictObject({ ...common, call: z.string(), on: z.record(z.string(), z.array(Step)) }),
    z.strictObject({
      ...common,
      confirm: z.array(z.string()).min(1),
      say: Say,
      change: Localized,
      yes: Localized.optional(),
      no: Localized.optional(),
      refused: z.literal('end').optional(),
      timeout,
    }),
    z.strictObject({ ...common, do: z.string() }),
    z.strictObject({ ...common, clear: z.array(z.string()).min(1) }),
    z.strictObject({ ...common, set: z.record(z.string(), z.union([z.string().trim().min(1), z.number()])) }),
    z.strictObject({
      ...common,
      // biome-ignore lint/suspicious/noThenProperty: the word of the flow language; nothing awaits a flow.
      choose: z.array(z.strictObject({ when: Condition, then: z.array(Step) })).min(1),
      else: z.array(Step).optional(),
    }),
    z.strictObject({
      ...common,
      sub: z.string(),
      in: z.record(z.string(), z.string()).optional(),
      out: z.record(z.string(), z.string()).optional(),
      on: z.record(z.string(), z.array(Step)).optional(),
    }),
    z.strictObject({ ...common, handoff: HandoffReason, say: Say }),
    z.strictObject({ ...common, run: z.string() }),
    z.strictObject({ ...common, end: z.union([z.literal(true), Outcome]) }),
    z.strictObject({ ...common, say: Say, buttons: z.array(StepButton).optional() }),
  ]),
);
