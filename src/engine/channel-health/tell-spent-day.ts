import { localOf } from '../../domain/booking/zone.ts';
import { addDays } from '../../domain/business/local-date.ts';
import type { DigestReader } from '../../domain/digest/digest-settings.ts';
import type { Locale } from '../../domain/localized.ts';
import { quietUntil } from '../../domain/triggers/business-time.ts';
import { fromDocument } from '../../store/document.ts';
import type { ResponderDay } from '../../store/responder/rows.ts';
import { sendLetter } from '../digest/send-letter.ts';
import type { AlertParts, Alerts } from './alerts.ts';

type Parts = AlertParts & Pick<Alerts, 'readers'>;

const CLAIM_MS = 120_000;
const MOST_ATTEMPTS = 12;
const LONGEST_WAIT_MS = 30 * 60_000;

/**
 * Tells the readers of alerts, once a day, that the responder has spent what it may in a day. Nobody is woken for it: what was spent at
 * night is told in the morning. A reader who is not reached is tried again; a crash leaves the rest to whoever looks next.
 */
export async function tellSpentDay(parts: Parts): Promise<void> {
  const { store, surroundings, now, log } = parts;
  const { business } = surroundings();
  if (quietUntil(business, now())) return;
  const today = localOf(now(), business.timezone).date;
  const untold = { _id: { $in: [addDays(today, -1), today] }, spentAt: { $exists: true }, toldAt: { $exists: false } };
  if (!(await store.responderDays.findOne(untold))) return;
  const readers = await parts.readers();
  if (readers.length === 0) return;

  const until = new Date(now().getTime() + CLAIM_MS);
  const claimed = await store.responderDays.findOneAndUpdate(
    { ...untold, $or: [{ telling: { $exists: false } }, { 'telling.until': { $lte: now() } }] },
    { $set: { 'telling.until': until }, $inc: { 'telling.attempts': 1 } },
    { returnDocument: 'after', sort: { _id: 1 } },
  );
  if (!claimed) return;
  const day = fromDocument(claimed);
  const attempts = day.telling?.attempts ?? 1;
  const waits = await tell(parts, day, readers, attempts);
  const isDone = !waits || attempts >= MOST_ATTEMPTS;
  const again = new Date(now().getTime() + Math.min(LONGEST_WAIT_MS, 30_000 * 2 ** attempts));
  await store.responderDays.updateOne(
    { _id: day.id, toldAt: { $exists: false }, 'telling.until': until },
    { $set: isDone ? { toldAt: now() } : { 'telling.until': again } },
  );
  if (waits) log.warn({ date: day.id, attempts }, 'that the responder has spent its day could not be told everywhere');
}

/** Whether somebody is to be tried again. Who knows is noted at once, so that a crash right after it repeats nothing. */
async function tell(parts: Parts, day: ResponderDay, readers: DigestReader[], attempt: number): Promise<boolean> {
  const { store, surroundings, publicUrl, now } = parts;
  const { timezone } = surroundings().business;
  let waits = false;
  for (const reader of readers.filter(({ id }) => !day.telling?.sent?.includes(id))) {
    const text = spentText({
      locale: reader.locale,
      time: localOf(day.spentAt ?? day.at, timezone).time,
      isOver: day.id !== localOf(now(), timezone).date,
      link: publicUrl && `${publicUrl}/console/settings/responder`,
    });
    const outcome = await sendLetter(parts, reader, { id: `responder:${day.id}:${reader.id}`, text, attempt });
    if (outcome.kind === 'sent')
      await store.responderDays.updateOne({ _id: day.id }, { $addToSet: { 'telling.sent': reader.id } });
    waits ||= outcome.kind === 'retry';
  }
  return waits;
}

interface Said {
  locale: Locale;
  /** By the clock of the business. */
  time: string;
  /** The day has ended, and with it its limit. */
  isOver: boolean;
  link: string | null;
}

function spentText({ locale, time, isOver, link }: Said): string {
  if (locale === 'ru')
    return [
      'GPT: дневной лимит исчерпан',
      isOver
        ? `\nВчера в ${time} бот израсходовал дневной лимит токенов и до полуночи отвечал по страницам базы знаний. Сейчас GPT снова отвечает.`
        : `\nВ ${time} бот израсходовал дневной лимит токенов. До полуночи он отвечает по страницам базы знаний; запись и сценарии работают как обычно.`,
      'Если лимита не хватает, увеличьте его в настройках ответов GPT.',
      ...(link === null ? [] : [`\nНастройки: ${link}`]),
    ].join('\n');
  return [
    'GPT: the limit of the day is reached',
    isOver
      ? `\nYesterday at ${time} the bot had used up its tokens of the day, and until midnight it answered from the knowledge pages. GPT answers again now.`
      : `\nAt ${time} the bot had used up its tokens of the day. Until midnight it answers from the knowledge pages; booking and flows work as usual.`,
    'If the limit is too low, raise it in the settings of GPT replies.',
    ...(link === null ? [] : [`\nSettings: ${link}`]),
  ].join('\n');
}
