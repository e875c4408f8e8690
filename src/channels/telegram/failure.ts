import { TelegramError } from 'telegraf';

/** Why a call to the Bot API brought nothing, by what one can do about it. `reason` is safe to log and to store. */
export type Failure =
  | { kind: 'throttled'; reason: string; afterMs: number }
  | { kind: 'unauthorized'; reason: string }
  | { kind: 'conflict'; reason: string }
  | { kind: 'refused'; reason: string; code: number }
  /** No answer, a broken one, or 5xx. Unless `unsent`, the call may have had its effect. */
  | { kind: 'unreachable'; reason: string; unsent: boolean };

/** Telegram always names a wait; this one is for a server that does not. */
const UNNAMED_WAIT_MS = 1000;

/**
 * Nobody was found, or nobody took the connection. node-fetch tells by its code, or by the words of the system call; they are empty when
 * all of several addresses were tried in vain.
 */
const UNSENT_CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
const UNSENT_WORDS = /, reason: (?:connect |getaddrinfo |$)/u;

/** Sorts what telegraf threw. The token is cut out of every text: API addresses carry it, and parse errors quote them. */
export function failureOf(error: unknown, token: string): Failure {
  if (!(error instanceof TelegramError)) {
    const text = error instanceof Error ? error.message : String(error);
    return { kind: 'unreachable', reason: withoutToken(text, token), unsent: neverLeft(error, text) };
  }
  const reason = withoutToken(error.message, token);
  const { code, parameters } = error;
  if (code === 429) return { kind: 'throttled', reason, afterMs: waitOf(parameters?.retry_after) };
  // 404 is Telegram's answer to a token that cannot exist at all.
  if (code === 401 || code === 404) {
    return {
      kind: 'unauthorized',
      reason: `Telegram does not accept the bot's token: set a new one on the channel's page in the console, or in TELEGRAM_BOT_TOKEN (${reason})`,
    };
  }
  if (code === 409) return { kind: 'conflict', reason };
  if (code >= 400 && code < 500) return { kind: 'refused', reason, code };
  return { kind: 'unreachable', reason, unsent: false };
}

function neverLeft(error: unknown, text: string): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return (typeof code === 'string' && UNSENT_CODES.has(code)) || UNSENT_WORDS.test(text);
}

function waitOf(seconds: unknown): number {
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : UNNAMED_WAIT_MS;
}

function withoutToken(text: string, token: string): string {
  return text.replaceAll(token, '[token]').replace(/\/bot\d+:[^/\s]*/gu, '/bot[token]');
}
