import fc from 'fast-check';
import {
  buttonUpdate,
  contactUpdate,
  editUpdate,
  MEDIA,
  messageUpdate,
  startUpdate,
  textUpdate,
} from './fake-telegram-updates.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = (string | number)[];

/** Stands before a key that is to be written twice; no update has it. */
const TWICE = '\uE000twice:';

const WRONG: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    -1,
    0.5,
    1e300,
    2 ** 53,
    '',
    '5',
    '\u0000',
    '\uD800',
    '{"$gt":""}',
    [],
    {},
    { $gt: '' },
    { $where: 'sleep(1000)' },
    { 'a.b': 1, constructor: { prototype: {} } },
    JSON.parse('{"__proto__":{"polluted":true}}'),
    JSON.parse('['.repeat(2_000) + ']'.repeat(2_000)),
    'Ж'.repeat(50_000),
    Array.from({ length: 5_000 }, (_, n) => n),
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/**
 * An update of each kind with one field of the wrong type, missing, written twice or huge, as JSON text. `updateId` and `chatId` make it
 * one of its own.
 */
export function brokenUpdate(updateId: number, chatId: number): fc.Arbitrary<string> {
  const whole = [
    textUpdate('привет'),
    startUpdate('instagram_may'),
    editUpdate(77, 'в 16'),
    buttonUpdate('s:hours', 'Часы'),
    contactUpdate('+79281234567'),
    messageUpdate(MEDIA.voice),
    messageUpdate(MEDIA.photo),
  ].map((update) => ownOf({ update_id: updateId, ...update }, chatId));
  return fc
    .constantFrom(...whole)
    .chain((update) =>
      fc.tuple(fc.constant(update), fc.constantFrom(...pathsOf(update)), WRONG, fc.constantFrom(0, 1, 2, 2, 2)),
    )
    .map(([update, path, wrong, how]) => {
      if (how === 0) return writeJson(changed(update, path, () => []));
      if (how === 1)
        return writeJson(
          changed(update, path, (key, value) => [
            [key, wrong],
            [`${TWICE}${key}`, value],
          ]),
        );
      return writeJson(changed(update, path, (key) => [[key, wrong]]));
    });
}

/** The same update in another chat. */
function ownOf(update: object, chatId: number): Json {
  return JSON.parse(JSON.stringify(update).replaceAll('424242', String(chatId)));
}

function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...inner.flatMap(([key, next]) => pathsOf(next, [...path, key]))];
}

/** A copy in which the entry at the path is replaced by those given; in a list only its value. */
function changed(value: Json, [key, ...rest]: Path, change: (key: string, value: Json) => [string, Json][]): Json {
  if (Array.isArray(value)) {
    return value.flatMap((inner, index) => {
      if (index !== key) return [inner];
      return rest.length > 0 ? [changed(inner, rest, change)] : change('', inner).map(([, made]) => made);
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
      if (name !== key) return [[name, inner]];
      return rest.length > 0 ? [[name, changed(inner, rest, change)]] : change(name, inner);
    }),
  );
}

const writeJson = (value: Json): string => JSON.stringify(value).replaceAll(TWICE, '');
