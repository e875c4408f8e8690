// (d) telegraf that remembers nothing: the floor for a reply through the Bot API.
import express from 'express';
import { Telegraf } from 'telegraf';

const { PORT, TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT, WEBHOOK_PATH, WEBHOOK_SECRET } = process.env;

const bot = new Telegraf(TELEGRAM_BOT_TOKEN, { telegram: { apiRoot: TELEGRAM_API_ROOT } });
bot.on('text', (context) => context.reply(`Вы написали: ${context.message.text}`));

const app = express();
app.use(bot.webhookCallback(WEBHOOK_PATH, { secretToken: WEBHOOK_SECRET }));
app.listen(Number(PORT), '127.0.0.1');
