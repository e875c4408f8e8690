import { describe, expect, it } from '@jest/globals';
import { byTitle, segmentTitle } from '../../src/http/funnel-review/titles.ts';
import { buildBusiness } from '../support/build-business.ts';
import { buildTrigger } from '../support/build-trigger.ts';

const trigger = buildTrigger({ id: 't1' });
const around = {
  business: buildBusiness(),
  pipelines: [],
  team: [{ id: 'anna', name: 'Анна', role: 'operator' as const }],
  former: [{ id: 'boris', name: 'Борис', role: 'operator' as const }],
  triggers: [trigger],
  experiments: [],
};
const nameOf = (by: string): string => byTitle(by, around).ru;

describe('who made a move, in the funnel review', () => {
  it('is a person by name, those who have left as well', () => {
    expect([nameOf('operator:anna'), nameOf('operator:boris')]).toEqual(['Анна', 'Борис']);
    expect(nameOf('operator:deleted')).toBe('Бывший сотрудник');
  });

  it('is a trigger by its title, or just a trigger when it is no more', () => {
    expect(nameOf('trigger:t1')).toBe(`Триггер «${trigger.title.ru}»`);
    expect(nameOf('trigger:gone')).toBe('Триггер');
  });

  it('is the bot, the customer, a program', () => {
    expect(['bot', 'customer', 'api', 'system', 'reminder'].map(nameOf)).toEqual([
      'Бот',
      'Клиент',
      'Программа по API',
      'Система',
      'Напоминание',
    ]);
  });

  it('comes by a channel with a name, and by a source that is a name itself', () => {
    expect(segmentTitle('channel', 'call', around)).toEqual({ ru: 'Звонок', en: 'Call' });
    expect(segmentTitle('source', 'vk', around)).toBeNull();
    expect(segmentTitle('manager', 'anna', around)?.ru).toBe('Анна');
  });
});
