import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';

describe('the settings', () => {
  it('need nothing at all', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, ROLE: 'all', LOCALE: 'ru', LOG_LEVEL: 'info' });
  });

  it('treat an empty value as none, so that a copied example works', () => {
    expect(readConfig({ MONGODB_URI: '', OPENAI_API_KEY: '  ', PORT: '' })).toMatchObject({ PORT: 3000 });
    expect(readConfig({ MONGODB_URI: '' }).MONGODB_URI).toBeUndefined();
  });

  it('cut the slash off the public address', () => {
    expect(readConfig({ PUBLIC_URL: 'https://salon.example/' }).PUBLIC_URL).toBe('https://salon.example');
  });

  it.each([
    ['PORT', '80000'],
    ['PORT', 'http'],
    ['MONGODB_URI', 'localhost:27017'],
    ['ROLE', 'boss'],
    ['PUBLIC_URL', 'salon.example'],
    ['LOCALE', 'de'],
    ['BUSINESS_TIMEZONE', 'Moscow'],
    ['TELEGRAM_BOT_TOKEN', 'my bot'],
    ['TELEGRAM_API_ROOT', 'ftp://telegram'],
    ['OPENAI_BASE_URL', 'llm'],
    ['SMTP_URL', 'http://mail'],
    ['MAIL_FROM', 'bot'],
    ['OWNER_EMAIL', 'owner'],
    ['OWNER_PASSWORD', 'short'],
    ['API_KEY', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse %s=%s by the name of the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`\\b${name}: \\S`));
  });

  it('want the mail server and the sender, or neither', () => {
    const whole = { SMTP_URL: 'smtps://bot:pa55@smtp.example.com', MAIL_FROM: 'Воронка <bot@example.com>' };
    expect(readConfig(whole)).toMatchObject(whole);
    expect(() => readConfig({ SMTP_URL: whole.SMTP_URL })).toThrow(/MAIL_FROM: is missing/u);
    expect(() => readConfig({ MAIL_FROM: whole.MAIL_FROM })).toThrow(/SMTP_URL: is missing/u);
  });

  it.each([
    ['WHATSAPP', 'WHATSAPP_PHONE_NUMBER_ID'],
    ['MESSENGER', 'MESSENGER_PAGE_ID'],
    ['INSTAGRAM', 'INSTAGRAM_ACCOUNT_ID'],
  ])('want all of an account at Meta or nothing (%s)', (prefix, id) => {
    const whole = {
      [`${prefix}_TOKEN`]: 'EAAG',
      [id]: '106540352242922',
      [`${prefix}_APP_SECRET`]: 'secret',
      [`${prefix}_VERIFY_TOKEN`]: 'our own word',
    };
    expect(readConfig(whole)).toMatchObject(whole);
    expect(() => readConfig({ ...whole, [`${prefix}_APP_SECRET`]: '' })).toThrow(`${prefix}_APP_SECRET: is missing`);
  });

  it('tell all that is wrong at once, and never the value of a secret', () => {
    const read = () => readConfig({ PORT: 'x', API_KEY: 'secret-1', TELEGRAM_BOT_TOKEN: 'secret-2' });
    expect(read).toThrow(/PORT[\s\S]*TELEGRAM_BOT_TOKEN[\s\S]*API_KEY/);
    expect(read).not.toThrow(/secret/);
  });
});
