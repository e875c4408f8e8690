import { ChannelKind } from '../../domain/channel.ts';
import type { SegmentDimension } from '../../domain/funnel-review/segments.ts';
import type { Titles } from '../../domain/funnel-review/words.ts';
import type { Localized } from '../../domain/localized.ts';
import { type Pipeline, stageById } from '../../domain/pipeline.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import { keyTitle } from '../figures/key-titles.ts';

type Around = Pick<Surroundings, 'business' | 'pipelines' | 'team' | 'former' | 'triggers' | 'experiments'>;

/** How the words of a review call what the figures know by id. */
export function titlesOf(pipeline: Pipeline, around: Around): Titles {
  return {
    stage: (id) => stageById(pipeline, id)?.title ?? inBoth(id),
    segment: (dimension, key) => segmentTitle(dimension, key, around) ?? inBoth(key ?? ''),
  };
}

/** A channel by its name in words, a person by name; null for what is a word itself, and for none. */
export function segmentTitle(dimension: SegmentDimension, key: string | null, around: Around): Localized | null {
  if (dimension !== 'channel') return keyTitle(dimension, key, around);
  const kind = ChannelKind.safeParse(key);
  return kind.success ? CHANNELS[kind.data] : null;
}

const CHANNELS: Record<ChannelKind, Localized> = {
  web: { ru: 'Чат на сайте', en: 'Web chat' },
  telegram: { ru: 'Telegram', en: 'Telegram' },
  whatsapp: { ru: 'WhatsApp', en: 'WhatsApp' },
  instagram: { ru: 'Instagram', en: 'Instagram' },
  messenger: { ru: 'Messenger', en: 'Messenger' },
  call: { ru: 'Звонок', en: 'Call' },
  form: { ru: 'Заявка с сайта', en: 'Site request' },
};

/** Who made a move, from how steps write it: a person or a trigger by name. */
export function byTitle(by: string, { team, former, triggers }: Around): Localized {
  const [kind = '', ...rest] = by.split(':');
  const id = rest.join(':');
  if (kind === 'operator') {
    const name = [...team, ...former].find((mate) => mate.id === id)?.name;
    return name === undefined ? FORMER : inBoth(name);
  }
  if (kind === 'trigger') {
    const title = triggers.find((trigger) => trigger.id === id)?.title;
    return title ? { ru: `Триггер «${title.ru}»`, en: `Trigger “${title.en}”` } : TRIGGER;
  }
  return OTHERS.get(kind) ?? inBoth(by);
}

const FORMER: Localized = { ru: 'Бывший сотрудник', en: 'Former teammate' };
const TRIGGER: Localized = { ru: 'Триггер', en: 'Trigger' };
const OTHERS: ReadonlyMap<string, Localized> = new Map([
  ['bot', { ru: 'Бот', en: 'The bot' }],
  ['customer', { ru: 'Клиент', en: 'The customer' }],
  ['reminder', { ru: 'Напоминание', en: 'Reminder' }],
  ['system', { ru: 'Система', en: 'The system' }],
  ['api', { ru: 'Программа по API', en: 'A program by API' }],
]);

const inBoth = (name: string): Localized => ({ ru: name, en: name });
