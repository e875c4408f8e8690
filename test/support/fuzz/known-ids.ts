/** Ids that answers have told, by the lists that they stood in (`dialogs`) and by the fields that named them (`stageId`). */
export function createKnownIds(): {
  learn(path: string, answer: unknown): void;
  pick(path: string, field: string, nth: number): string;
} {
  const known = new Map<string, string[]>();

  function note(name: string, id: string): void {
    const list = known.get(name) ?? [];
    if (list.includes(id)) return;
    list.unshift(id);
    known.set(name, list.slice(0, MOST));
  }

  function look(list: string, value: unknown): void {
    if (Array.isArray(value)) for (const one of value) look(list, one);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) {
        if (typeof one === 'string' && one.length > 0) {
          if (name === 'id') note(list, one);
          else if (name.endsWith('Id')) note(name, one);
        } else if (name === 'items') look(list, one);
        else look(Array.isArray(one) ? name : `${name}s`, one);
      }
    }
  }

  return {
    learn: (path, answer) => look(listOf(path), answer),
    pick(path, field, nth) {
      const names = field === 'id' ? [listOf(path)] : [field, ...listsFor(field)];
      const found = names.flatMap((name) => known.get(name) ?? []);
      const all = found.length > 0 && nth % 9 > 0 ? found : [...known.values()].flat();
      return all[nth % Math.max(1, all.length)] ?? 'none';
    },
  };
}

const MOST = 60;

/** `/api/v1/pipelines/{id}/review` is about pipelines, `/api/v1/contacts/imports` about imports. */
const listOf = (path: string): string => {
  const named = path.replace(/\/\{\w+\}(?!.*\{).*$/, '');
  return named.split('/').at(-1) ?? '';
};

/** A stage is in `stages`; whoever has something to do is one of the team. */
const listsFor = (field: string): string[] => {
  const one = field.replace(/(Id)?s?$/, '');
  if (/^(target|origin)$/.test(one)) return ['stages'];
  if (one.endsWith('Offer')) return ['offers'];
  if (/^(assignee|operator|manager|member|user)$/.test(one)) return ['team'];
  return [`${one}s`, one === 'kpi' ? 'kpis' : one];
};
