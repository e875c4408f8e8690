import { z } from 'zod';
import { Action } from '../domain/action.ts';

type Option = (typeof Action.options)[number];
type OptionOf<K extends Action['kind']> = Extract<Option, { shape: { kind: z.ZodLiteral<K> } }>;

/** The actions that people and programs may ask for; the rest belongs to the bot, the triggers and the reminders. */
export const OpenAction = z
  .discriminatedUnion('kind', [
    optionOf('reply'),
    optionOf('note'),
    optionOf('take'),
    optionOf('release'),
    optionOf('close'),
    optionOf('move_stage'),
    optionOf('assign'),
    optionOf('distribute'),
    optionOf('accept'),
    optionOf('change_tags'),
    optionOf('set_fields'),
    optionOf('add_task'),
    optionOf('complete_task'),
    optionOf('reopen_task'),
    optionOf('change_task'),
    optionOf('cancel_task'),
    optionOf('confirm_appointment'),
    optionOf('cancel_appointment'),
    optionOf('mark_visited'),
    optionOf('mark_missed'),
    optionOf('update_contact'),
    optionOf('block_contact'),
    optionOf('unblock_contact'),
    optionOf('label_intent'),
    optionOf('join_plan'),
    optionOf('assign_client'),
    optionOf('record_order'),
    optionOf('set_amount'),
  ])
  .meta({ id: 'Action' });
export type OpenAction = z.infer<typeof OpenAction>;

function optionOf<K extends Action['kind']>(kind: K): OptionOf<K> {
  const isIt = (option: Option): option is OptionOf<K> => option.shape.kind.value === kind;
  const option = Action.options.find(isIt);
  if (!option) throw new Error(`There is no action "${kind}".`);
  return option;
}
