import { describe, expect, it } from '@jest/globals';
import { whyUndelivered } from '../../src/console/undelivered/why-undelivered.ts';
import { translate } from './translate.ts';

describe('why a line did not come', () => {
  it.each([
    ['Forbidden: bot was blocked by the user', 'клиент заблокировал бота'],
    ['Bad Request: chat not found', 'такого чата больше нет'],
    ['somebody else has the word now', 'диалог уже вёл другой собеседник'],
    ['the process ended twice while sending; it may have arrived', 'отправка дважды прервалась, сообщение могло дойти'],
    ['given up by a person', 'сотрудник отказался от отправки'],
    ['the channel telegram:1 is not connected', 'канал не подключён'],
    ['Telegram does not accept the bot’s token: check TELEGRAM_BOT_TOKEN', 'мессенджер не принимает ключ бота'],
    ['Too Many Requests: retry after 5', 'мессенджер просит писать реже'],
    ['Bad Request: message is too long', 'мессенджер не принимает такое сообщение'],
    ['connect ETIMEDOUT 10.0.0.1:443', 'мессенджер не отвечает'],
    ['502: Bad Gateway', 'мессенджер не отвечает'],
  ])('is told in words: %s', (reason, words) => {
    expect(whyUndelivered(translate('ru'), reason)).toBe(words);
    expect(whyUndelivered(translate('en'), reason)).not.toMatch(/[а-яё]|undelivered/i);
  });

  it('is told as the provider has put it when nobody has foreseen it', () => {
    expect(whyUndelivered(translate('ru'), 'Bad Request: TOPIC_CLOSED')).toBe('Bad Request: TOPIC_CLOSED');
    expect(whyUndelivered(translate('ru'), undefined)).toBe('');
  });
});
