import type { Config } from './config.ts';

/** What the person at the terminal needs to know once everything runs. The password is shown this one time. */
export function welcome(config: Config, app: { port: number; firstPassword: string | null }): string[] {
  const home = config.PUBLIC_URL ?? `http://localhost:${app.port}`;
  const telegram = config.TELEGRAM_BOT_TOKEN
    ? config.PUBLIC_URL
      ? 'webhook'
      : 'polling'
    : 'not connected (set TELEGRAM_BOT_TOKEN)';
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
