import type { TFunction } from 'i18next';
import type { EventView } from '../../http/views/event-view.ts';
import type { Names } from './names.ts';

/** Who has done it: a person by name, the bot, a trigger, Bitrix24. */
export function whoDid(t: TFunction, { actor, body }: Pick<EventView, 'actor' | 'body'>, names: Names): string {
  switch (actor.kind) {
    case 'operator':
      return names.person(actor.id);
    case 'trigger': {
      const title = names.trigger(actor.id);
      return title === null ? t('history.who.trigger') : t('history.who.triggerNamed', { title });
    }
    case 'api':
      // It comes by the API like any other program, and says so in its reason.
      if (typeof body.why === 'string' && body.why.startsWith('Bitrix24')) return 'Bitrix24';
      // By the name of its key, when it has one of its own.
      return actor.name ?? t('history.who.api');
    default:
      return t(`history.who.${actor.kind}`);
  }
}
