import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { LabelState, Sample } from '../../domain/labelling/label-row.ts';
import { LabellingSettings } from '../../domain/labelling/labelling-settings.ts';
import { Author } from '../../domain/message.ts';
import { instant } from './instant.ts';

/** A message to be labelled, with what somebody needs to tell its meaning. */
export const LabelItemView = z
  .object({
    messageId: z.string(),
    dialogId: z.string(),
    channelKind: ChannelKind,
    sample: Sample.meta({ description: '`random`: drawn by chance; `fallback`: the bot failed on it' }),
    at: instant,
    text: z.string(),
    before: z.array(z.object({ author: Author, text: z.string() })).meta({ description: 'Two lines before it' }),
    predicted: z.object({ intent: z.string(), score: z.number() }).meta({ description: 'What the bot took it for' }),
    likely: z.array(z.string()).meta({
      description: 'The likeliest intents, nine at most: the bot’s, then what people have found instead of it',
    }),
  })
  .meta({ id: 'LabelItem' });
export type LabelItemView = z.infer<typeof LabelItemView>;

export const LabelQueueView = z
  .object({
    items: z.array(LabelItemView),
    names: z.array(z.string()).meta({ description: 'Names that people have given to intents the bot does not know' }),
  })
  .meta({ id: 'LabelQueue' });
export type LabelQueueView = z.infer<typeof LabelQueueView>;

export const LabelledView = z
  .object({ messageId: z.string(), state: LabelState, actual: z.string().nullable() })
  .meta({ id: 'Labelled' });
export type LabelledView = z.infer<typeof LabelledView>;

const accuracy = {
  labelled: z.number(),
  share: z.number().meta({ description: 'In which the bot was right, of all messages, by the random part' }),
  low: z.number(),
  high: z.number().meta({ description: 'The true share lies between them in 95 of 100 such samples' }),
};

export const LabellingSummaryView = z
  .object({
    waiting: z.object({ random: z.number(), fallback: z.number() }),
    thisWeek: z.object({ labelled: z.number(), byMe: z.number(), since: instant }),
    since: instant.meta({ description: 'From when on labels are told of in the accuracy below: four weeks' }),
    accuracy: z.object(accuracy).nullable(),
    byIntent: z.array(z.object({ intent: z.string(), ...accuracy })),
    byChannel: z.array(z.object({ channelKind: ChannelKind, ...accuracy })),
    byKind: z.array(z.object({ intent: z.string(), channelKind: ChannelKind, ...accuracy })),
  })
  .meta({ id: 'LabellingSummary' });
export type LabellingSummaryView = z.infer<typeof LabellingSummaryView>;

export const LabellingSettingsView = LabellingSettings.meta({ id: 'LabellingSettings' });
export type LabellingSettingsView = z.infer<typeof LabellingSettingsView>;
