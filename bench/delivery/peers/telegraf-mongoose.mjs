// (a) What a tutorial gives: express, telegraf and mongoose; per message one insert, one upsert, the reply, one insert.
import express from 'express';
import mongoose from 'mongoose';
import { Telegraf } from 'telegraf';

const { PORT, MONGODB_URI, TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT, WEBHOOK_PATH, WEBHOOK_SECRET } = process.env;

await mongoose.connect(MONGODB_URI);
const messageSchema = new mongoose.Schema({ chatId: Number, author: String, text: String, at: Date });
messageSchema.index({ chatId: 1, at: 1 });
const Message = mongoose.model('Message', messageSchema);
const Dialog = mongoose.model('Dialog', new mongoose.Schema({ _id: Number, name: String, messages: Number, at: Date }));
await Promise.all([Message.init(), Dialog.init()]);

const bot = new Telegraf(TELEGRAM_BOT_TOKEN, { telegram: { apiRoot: TELEGRAM_API_ROOT } });
bot.on('text', async (context) => {
  const { chat, from, message } = context;
  await Message.create({ chatId: chat.id, author: 'customer', text: message.text, at: new Date() });
  await Dialog.findOneAndUpdate(
    { _id: chat.id },
    { $set: { name: from.first_name, at: new Date() }, $inc: { messages: 1 } },
    { upsert: true },
  );
  const text = `Вы написали: ${message.text}`;
  await context.reply(text);
  await Message.create({ chatId: chat.id, author: 'bot', text, at: new Date() });
});

const app = express();
app.use(bot.webhookCallback(WEBHOOK_PATH, { secretToken: WEBHOOK_SECRET }));
app.listen(Number(PORT), '127.0.0.1');
