import type { App } from './app.ts';
import type { Config } from './config.ts';

/** What the person at the terminal needs to know once everything runs. The password is shown this one time. */
export function welcome(config: Config, app: Pick<App, 'port' | 'firstPassword' | 'channels'>): string[] {
  const home = config.PUBLIC_URL ?? `http://localhost:${app.port}`;
  const telegram = app.channels.all().some(({ kind }) => kind === 'telegram')
    ? config.PUBLIC_URL
      ? 'webhook'
      : 'polling'
    : 'not connected (connect it in the console: Settings, Channels)';
  return [
    '',
    '  Voronka is running.',
    '',
    `  Web chat   ${home}/`,
    `  Console    ${home}/console/`,
    `  API        ${home}/api/docs`,
    `  Telegram   ${telegram}`,
    `  GPT        ${config.OPENAI_API_KEY ? config.OPENAI_MODEL : 'off: answers come from the knowledge base (set OPENAI_API_KEY)'}`,
    '',
    ...(app.firstPassword
      ? ['  First login, shown once:', `    e-mail    ${config.OWNER_EMAIL}`, `    password  ${app.firstPassword}`, '']
      : []),
  ];
}
