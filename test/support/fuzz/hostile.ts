import fc from 'fast-check';

/** Objects whose own key is `__proto__`: only a parser makes them. */
const PROTO: unknown = JSON.parse('{"__proto__":{"isAdmin":true}}');

/** What nobody means well by. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    { $ne: null },
    { $gt: '' },
    { $where: 'sleep(1000)' },
    { $regex: '(a+)+$' },
    PROTO,
    { constructor: { prototype: { isAdmin: true } } },
    { 'a.b': 1, '$set.role': 'owner', '': 0 },
    { 'nul\u0000key': 1 },
    [],
    {},
    [[[[[[]]]]]],
    ['a', 'b'],
    null,
    true,
    false,
  ),
  fc.constantFrom<unknown>(0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 31, -(2 ** 63)),
  fc.constantFrom<unknown>(
    '',
    ' ',
    'nul\u0000inside',
    '\ud800',
    'lone \udfff end',
    '\u202eabc',
    '$where',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '../../etc/passwd',
    "'; DROP TABLE users; --",
    '<script>alert(1)</script>',
    '{{7*7}}',
    '(((((((((((((((((((((',
    '%00%ff%',
    'NaN',
    '-0',
    '1e999',
    '9'.repeat(400),
    '0000-00-00',
    '2026-02-30',
    '275760-09-14T00:00:00Z',
    'а'.repeat(5_000),
    'x'.repeat(70_000),
    '👩‍👩‍👧‍👦'.repeat(50),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** The same as a query or a path can say it. */
export const hostileText: fc.Arbitrary<string> = hostile.map((value) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  // A longer line is refused by Node itself, before anything of ours.
  return text.slice(0, 2_000);
});

/** The value with one place in it replaced, dropped or added to. */
export function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value) && value.length > 0) {
    return fc
      .nat(value.length - 1)
      .chain((place) => spoilt(value[place]).map((part) => value.map((one: unknown, n) => (n === place ? part : one))));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return hostile;
  const entries = Object.entries(value);
  const added = hostile.map((part) => ({ ...value, surplus: part }));
  if (entries.length === 0) return fc.oneof(hostile, added);
  const place = fc.nat(entries.length - 1);
  return fc.oneof(
    { weight: 1, arbitrary: hostile },
    { weight: 1, arbitrary: added },
    { weight: 1, arbitrary: place.map((n) => Object.fromEntries(entries.filter((_, one) => one !== n))) },
    {
      weight: 5,
      arbitrary: place.chain((n) =>
        spoilt(entries[n]?.[1]).map((part) =>
          Object.fromEntries(entries.map(([name, one], at) => [name, at === n ? part : one])),
        ),
      ),
    },
  );
}
