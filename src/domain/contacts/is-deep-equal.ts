/** Whether two plain values, dates or objects of them are the same. */
export function isDeepEqual(one: unknown, two: unknown): boolean {
  if (one instanceof Date && two instanceof Date) return one.getTime() === two.getTime();
  if (!isObject(one) || !isObject(two)) return one === two;
  const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...keys].every((key) => isDeepEqual(Reflect.get(one, key), Reflect.get(two, key)));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
