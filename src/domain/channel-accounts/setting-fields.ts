import { z } from 'zod';

/** What an account at a messenger is made of, field by field: the same rules for the environment and for the console. */

/** As BotFather gives it. */
export const BotToken = z.string().regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC-def, as BotFather gave it');

/** Goes into a header, so no other letters: a token with a dash of a text editor in it would fail at the first call. */
export const Token = z
  .string()
  .max(2_000)
  .regex(/^[\x21-\x7e]+$/, 'must be one word of Latin letters, digits and signs, as Meta gave it');

export const PhoneNumberId = z.string().regex(/^\d{5,30}$/, 'must be the number’s id (digits), not the number');

export const AccountId = z.string().regex(/^\d{5,30}$/, 'must be the account’s id: digits');

export const AppSecret = z
  .string()
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'must be one word, as it stands in the app’s basic settings');

export const VerifyToken = z.string().min(8, 'needs at least 8 characters').max(200);

/** An approved template with one variable. */
export const TemplateName = z
  .string()
  .regex(/^[a-z0-9_]{1,512}(:[a-z]{2}(_[A-Z]{2})?)?$/, 'must be a template’s name, as in reminder or reminder:en_US');
