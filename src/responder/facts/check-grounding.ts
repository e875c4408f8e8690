import { sameName } from './check-names.ts';
import type { Evidence } from './evidence.ts';
import { normalise } from './normalise.ts';
import { FILLER, holds, rootsOf } from './roots.ts';
import { clausesOf, denies } from './sentences.ts';

interface Spoken {
  /** Roots of the customer's words: what they asked for may be denied. */
  customer: ReadonlySet<string>;
  /** Roots of colleagues' names, which other checks look at. */
  names: ReadonlySet<string>;
}

const GREETING =
  /(?<!\p{L})(?:здравствуйте|добр\p{L}+ (?:день|вечер|утро)|рад\p{L}?|спасибо|hello|hi|dear|thank\p{L}*)(?!\p{L})/u;

/** What may be the case is not said to be. */
const CONDITION = /^\s*(?:если|когда|как только|if|when|once)(?!\p{L})/u;

/**
 * Clauses that say what nothing before the model says: a passage has to hold all words of the clause that say anything, and its line that
 * is nearest to the clause has to agree or deny as the clause does. "Парковки нет" fails where pages tell of a car park, and so does
 * "нужна предоплата" where they deny one.
 */
export function ungrounded(sentence: string, evidence: Evidence, { customer, names }: Spoken): string[] {
  const text = normalise(sentence).replace(FILLER, '');
  const greets = GREETING.test(text);
  return clausesOf(text).filter((clause) => {
    if (CONDITION.test(clause)) return false;
    const all = rootsOf(clause);
    const isName = (root: string): boolean => [...names].some((name) => sameName(name, root));
    const roots = all.filter((root) => !isName(root));
    if (roots.length === 0) return false;
    const denied = denies(clause);
    // "Татуаж мы не делаем": nobody is misled by a denial of what does not exist here.
    const theirs = (root: string): boolean =>
      [...customer].some((word) => word.length > 2 && root.startsWith(word.slice(0, 4)));
    if (denied && roots.every((root) => theirs(root) && !evidence.stems.has(root))) return false;
    if (greets && roots.every((root) => customer.has(root))) return false;
    const who = all.filter(isName);
    return !isBacked({ roots, who, denied }, evidence);
  });
}

/** What is said of a colleague stands where that colleague is named. */
function isBacked(
  { roots, who, denied }: { roots: readonly string[]; who: readonly string[]; denied: boolean },
  { units }: Evidence,
): boolean {
  const holding = units.filter(
    ({ stems }) =>
      roots.every((root) => holds(stems, root)) &&
      (who.length === 0 || who.some((name) => [...stems].some((other) => sameName(other, name)))),
  );
  const near = holding.flatMap(({ clauses }) =>
    clauses.map(({ stems, denies: no }) => ({ no, shared: roots.filter((root) => holds(stems, root)).length })),
  );
  const most = Math.max(0, ...near.map(({ shared }) => shared));
  return most > 0 && near.some(({ no, shared }) => shared === most && no === denied);
}
