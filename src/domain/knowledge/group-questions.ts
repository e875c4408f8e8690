/** A message that nothing of ours has answered. `stems`: of the words that say what it is about. */
export interface Unanswered {
  messageId: string;
  dialogId: string;
  at: Date;
  text: string;
  stems: readonly string[];
}

/** A question that somebody has found to be none for us, with all that are nearly the same. */
export interface Dismissed {
  id: string;
  stems: readonly string[];
}

export interface QuestionGroup {
  /** Of its words: the same for the same question, whenever it is asked for. */
  key: string;
  dismissed: boolean;
  /** Newest first. */
  questions: Unanswered[];
}

/** So much of the words of both together must be of both. Three words of which two are the same are one question, two of which one is are not. */
const ALIKE = 0.6;
/** Nobody asks one thing in more words. */
const MOST_STEMS = 12;

/**
 * Near-duplicates together, the group of the newest question first. What has no word of its own ("?", "ну и") is no question. Costs at
 * most questions x groups x words.
 */
export function groupQuestions(questions: readonly Unanswered[], dismissed: readonly Dismissed[]): QuestionGroup[] {
  const groups: QuestionGroup[] = [];
  const sizes: number[] = [];
  const holders = new Map<string, number[]>();

  const open = (stems: readonly string[], isDismissed: boolean): QuestionGroup => {
    const group: QuestionGroup = { key: keyOf(stems), dismissed: isDismissed, questions: [] };
    for (const stem of stems) holders.set(stem, [...(holders.get(stem) ?? []), groups.length]);
    groups.push(group);
    sizes.push(stems.length);
    return group;
  };
  const nearest = (stems: readonly string[]): QuestionGroup | null => {
    const shared = new Map<number, number>();
    for (const stem of stems) for (const at of holders.get(stem) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    let best: { at: number; alike: number } | null = null;
    for (const [at, both] of shared) {
      const alike = both / (stems.length + (sizes[at] ?? 0) - both);
      if (alike >= ALIKE && (!best || alike > best.alike || (alike === best.alike && at < best.at)))
        best = { at, alike };
    }
    return best ? (groups[best.at] ?? null) : null;
  };

  for (const { stems } of dismissed) if (stems.length > 0) open(stemSet(stems), true);
  // The oldest first: it gives the group its words, and keeps them while others come.
  for (const question of [...questions].sort(byAge)) {
    const stems = stemSet(question.stems);
    if (stems.length === 0) continue;
    (nearest(stems) ?? open(stems, false)).questions.unshift(question);
  }
  return groups.filter((group) => group.questions.length > 0).sort(byNewest);
}

/** The words of a question in one order, so that the same ones are the same key. */
export const keyOf = (stems: readonly string[]): string => stemSet(stems).join(' ');

const stemSet = (stems: readonly string[]): string[] => [...new Set(stems)].slice(0, MOST_STEMS).sort();

const byAge = (a: Unanswered, b: Unanswered): number =>
  a.at.getTime() - b.at.getTime() || (a.messageId < b.messageId ? -1 : 1);

const byNewest = (a: QuestionGroup, b: QuestionGroup): number => newest(b) - newest(a) || (a.key < b.key ? -1 : 1);

const newest = ({ questions }: QuestionGroup): number => questions[0]?.at.getTime() ?? 0;
