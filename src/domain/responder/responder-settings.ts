import { z } from 'zod';
import { ModelPrice } from './model-prices.ts';

/** What people may set of the responder: who speaks, in which language, and for how much. */
export const ResponderSettings = z.object({
  /** Off: answers come from the pages and the business's data alone, and no provider is asked. */
  enabled: z.boolean(),
  persona: z.object({
    /** As whom the bot speaks; empty: as the assistant of the business. */
    name: z.string().trim().max(60),
    /** How it speaks, in the owner's words: "коротко, тепло, без канцелярита". No facts: these come from pages and data alone. */
    tone: z.string().trim().max(600),
  }),
  /** `customer`: in the language in which the customer writes; else always in this one. */
  language: z.enum(['customer', 'ru', 'en']),
  /** Tokens from midnight to midnight of the business, of all dialogs together; 0: no provider is asked. */
  dailyTokens: z.number().int().min(0).max(1_000_000_000),
  /** Tokens that one dialog may cost in all. */
  dialogTokens: z.number().int().min(0).max(10_000_000),
  /** Tokens of one reply, its look-ups included. */
  replyTokens: z.number().int().min(0).max(1_000_000),
  /** The owner's own prices; models that are not here cost what `KNOWN_PRICES` says. */
  prices: z.array(ModelPrice).max(50),
  /** Names, phones, e-mails, cards and addresses of customers do not leave this machine. */
  maskPersonalData: z.boolean(),
  /** So many lines of the dialog go along as they are; what is older goes as a summary. */
  historyTurns: z.number().int().min(0).max(40),
});
export type ResponderSettings = z.infer<typeof ResponderSettings>;

/** Some 200 replies a day and 20 in a dialog at 4000 tokens each; a reply that looks things up twice costs up to 12 000. */
export const DEFAULT_RESPONDER: ResponderSettings = {
  enabled: true,
  persona: { name: '', tone: '' },
  language: 'customer',
  dailyTokens: 1_000_000,
  dialogTokens: 100_000,
  replyTokens: 24_000,
  prices: [],
  maskPersonalData: true,
  historyTurns: 12,
};
