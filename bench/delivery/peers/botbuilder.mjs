// (b) botbuilder 4: reply by connector POST, conversation and user state in MongoDB. Nothing is logged, no token is checked.
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  UserState,
} from 'botbuilder';
import express from 'express';
import { mongoStorage } from './mongo-storage.mjs';

const { PORT, MONGODB_URI, WEBHOOK_PATH } = process.env;

const storage = await mongoStorage(MONGODB_URI);
const conversations = new ConversationState(storage);
const users = new UserState(storage);
const talk = conversations.createProperty('talk');
const profile = users.createProperty('profile');

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const { text, from } = context.activity;
  const { messages } = await talk.get(context, { messages: 0 });
  // The person is loaded and kept at the first message only: one read and one write per message after it.
  if (messages === 0) await profile.set(context, { name: from.name });
  await talk.set(context, { messages: messages + 1, at: new Date().toISOString() });
  await context.sendActivity(`Вы написали: ${text}`);
  await next();
});

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_context, error) => {
  process.stderr.write(`${error.stack}\n`);
  throw error;
};

const app = express();
app.use(express.json());
app.post(WEBHOOK_PATH, (request, response) =>
  adapter.process(request, response, async (context) => {
    await bot.run(context);
    await conversations.saveChanges(context);
    await users.saveChanges(context);
  }),
);
app.listen(Number(PORT), '127.0.0.1');
