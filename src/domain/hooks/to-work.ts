import { z } from 'zod';
import { inPieces, spokenLines } from '../conversion/spoken-lines.ts';
import type { Origin } from '../incoming.ts';
import type { Locale } from '../localized.ts';
import type { Offer } from '../orders/offer.ts';
import type { Hook } from './hook.ts';
import type { HookRefusal, HookWork, RefusalCode } from './hook-work.ts';
import { leadText } from './lead-text.ts';
import type { Picked } from './pick-values.ts';
import { readAmount, readDirection, readMoment, readSeconds, readState } from './read-words.ts';

/** What reading needs to know beside the body. */
export interface ReadingWorld {
  zone: string;
  locale: Locale;
  offers: readonly Offer[];
  /** E.164 of a phone as people write it, or null. */
  readPhone(text: string): string | null;
  now: Date;
}

type Setup = Pick<Hook, 'title' | 'kind' | 'offerId' | 'source'>;

const MOST_LINES = 2_000;
const MOST_CHARS = 120_000;
/** A clock that was never set says 1970, and figures would begin there. */
const BACK_MS = 10 * 366 * 24 * 3_600_000;
/** Clocks of other programs are not ours. */
const AHEAD_MS = 5 * 60_000;

/** What is to be done about the values of a call, or why nothing can be. */
export function toWork(setup: Setup, picked: Picked, world: ReadingWorld): HookWork | HookRefusal {
  if (isTest(picked)) return { kind: 'test' };
  switch (setup.kind) {
    case 'lead':
      return leadOf(setup, picked, world);
    case 'order':
      return orderOf(setup, picked, world);
    case 'payment':
      return paymentOf(picked);
    case 'call':
      return callOf(setup, picked, world);
  }
}

/** Tilda posts `test=test` when an address is entered. */
const isTest = ({ values, rest }: Picked): boolean =>
  Object.keys(values).length === 0 && rest.length === 1 && rest[0]?.join('=') === 'test=test';

function leadOf(setup: Setup, picked: Picked, world: ReadingWorld): HookWork | HookRefusal {
  const { name, phone, email, comment } = picked.values;
  if (!name && !phone && !email && !comment) {
    return refuse('nothing', 'There is no name, phone, e-mail or comment where they were looked for.');
  }
  const text = leadText(setup.title, picked, world.locale);
  return { kind: 'lead', ...personOf(picked, world), text, origin: originOf(setup, picked) };
}

function orderOf(setup: Setup, picked: Picked, world: ReadingWorld): HookWork | HookRefusal {
  const { number, offer, amount, state, at } = picked.values;
  if (number === undefined) return noNumber();
  const back = givenBack(picked);
  if (back) return back;
  const offerId = offerNamed(world.offers, offer) ?? offerNamed(world.offers, setup.offerId ?? undefined);
  if (offerId === null) {
    return refuse(
      'no_offer',
      `There is no offer "${short(offer ?? '')}" in the catalogue: add it, or choose one for all orders.`,
    );
  }
  const sum = amount === undefined ? null : readAmount(amount);
  if (amount !== undefined && sum === null) return refuse('bad_amount', `"${short(amount)}" is not an amount.`);
  const known = state === undefined ? 'ordered' : readState(state);
  if (known === null) return badState(state);
  const moment = at === undefined ? null : momentOf(at, world);
  if (moment && 'kind' in moment) return moment;
  const person = personOf(picked, world);
  const text = leadText(setup.title, picked, world.locale);
  const rest = { amount: sum, state: known, at: moment, text, origin: originOf(setup, picked) };
  return { kind: 'order', number: number.slice(0, 200), offerId, ...person, ...rest };
}

function paymentOf(picked: Picked): HookWork | HookRefusal {
  const { number, amount, state } = picked.values;
  if (number === undefined) return noNumber();
  const back = givenBack(picked);
  if (back) return back;
  const sum = amount === undefined ? null : readAmount(amount);
  if (amount !== undefined && sum === null) return refuse('bad_amount', `"${short(amount)}" is not an amount.`);
  const known = state === undefined ? 'paid' : readState(state);
  if (known === null || known === 'ordered') return badState(state);
  return { kind: 'payment', number: number.slice(0, 200), amount: sum, state: known };
}

/** YooKassa, CloudPayments and Stripe tell of a refund as of a payment: by the same numbers, with "succeeded" beside it. */
function givenBack({ rest }: Picked): HookRefusal | null {
  const told = rest.find(([path, value]) => TELLS_WHAT.test(path) && REFUND.test(value));
  if (!told) return null;
  return refuse('bad_state', `"${short(told[1])}" tells of money that was given back: note it by hand.`);
}
const TELLS_WHAT = /(?:^|\.)(?:event|type|event_?type|notification_?type|operation_?type)$/iu;
const REFUND = /refund|chargeback|возврат/iu;

function callOf(setup: Setup, picked: Picked, world: ReadingWorld): HookWork | HookRefusal {
  const { number, at, duration, direction, phone, manager, text, source } = picked.values;
  if (number === undefined) return noNumber();
  const spoken = spokenLines((text ?? '').slice(0, MOST_CHARS))
    .flatMap(inPieces)
    .slice(0, MOST_LINES);
  if (spoken.length === 0) return refuse('no_words', 'There is no transcript: a call without words cannot be judged.');
  const durationSeconds = duration === undefined ? 0 : (readSeconds(duration) ?? 0);
  const moment = at === undefined ? new Date(world.now.getTime() - durationSeconds * 1000) : momentOf(at, world);
  if ('kind' in moment) return moment;
  return {
    kind: 'call',
    number: number.slice(0, 200),
    at: moment,
    durationSeconds,
    direction: readDirection(direction),
    phone: phone === undefined ? null : world.readPhone(phone),
    manager: manager ?? null,
    source: source?.slice(0, 200) ?? setup.source,
    spoken,
  };
}

function momentOf(text: string, { zone, now }: ReadingWorld): Date | HookRefusal {
  const moment = readMoment(text, zone);
  const isNear = moment && moment.getTime() < now.getTime() + AHEAD_MS && moment.getTime() > now.getTime() - BACK_MS;
  if (!moment || !isNear) return refuse('bad_moment', `"${short(text)}" is not a moment of the last ten years.`);
  return moment > now ? now : moment;
}

const Email = z.email().max(200);

/** A phone or an e-mail that cannot be read stays in the text for people; nothing is lost by it. */
function personOf({ values: { name, phone, email } }: Picked, world: ReadingWorld) {
  const address = Email.safeParse(email?.toLowerCase());
  const oneLine = name
    ?.replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 120);
  return {
    name: oneLine || null,
    phone: phone === undefined ? null : world.readPhone(phone.slice(0, 60)),
    email: address.success ? address.data : null,
  };
}

function originOf({ source }: Setup, { values }: Picked): Origin {
  const utm = UTM.flatMap((label) => {
    const value = values[label];
    return value === undefined ? [] : [[label, value.slice(0, 200)] as const];
  });
  const named = values.source?.slice(0, 200) ?? source;
  return { ...(named !== null && { source: named }), ...(utm.length > 0 && { utm: Object.fromEntries(utm) }) };
}
const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const;

/** By its id, or by its name in either language. */
function offerNamed(offers: readonly Offer[], name: string | undefined): string | null {
  const wanted = name?.trim().toLowerCase();
  if (!wanted) return null;
  const fits = ({ id, title }: Offer): boolean =>
    id.toLowerCase() === wanted || title.ru.toLowerCase() === wanted || title.en.toLowerCase() === wanted;
  return offers.find((offer) => !offer.archived && fits(offer))?.id ?? null;
}

const noNumber = (): HookRefusal => refuse('no_number', 'There is no number by which it could be known again.');
const badState = (state: string | undefined): HookRefusal =>
  refuse('bad_state', `"${short(state ?? '')}" says neither paid nor failed: this state is not taken.`);
const short = (text: string): string => text.slice(0, 80);

function refuse(code: RefusalCode, detail: string): HookRefusal {
  return { kind: 'refused', code, detail };
}
