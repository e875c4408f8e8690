import type { TFunction } from 'i18next';
import type { Breach } from '../../domain/breach.ts';
import type { Names } from './names.ts';

/** How a move has broken the regulation, one line for each way; none for a move that kept to it, and for what is no move. */
export function breachWords(t: TFunction, body: Readonly<Record<string, unknown>>, names: Names): string[] {
  const pipeline = typeof body.toPipeline === 'string' ? body.toPipeline : undefined;
  const { offRegulation } = body;
  return Array.isArray(offRegulation)
    ? offRegulation.filter(isBreach).map((breach) => wordsOf(t, breach, pipeline, names))
    : [];
}

function wordsOf(t: TFunction, breach: Breach, pipeline: string | undefined, names: Names): string {
  switch (breach.rule) {
    case 'required_stages': {
      const what = breach.stages.map((id) => names.stage(id, pipeline)).join(', ');
      return t('history.breach.required_stages', { what });
    }
    case 'allowed_moves':
      return t('history.breach.allowed_moves');
    case 'required_fields':
      return t('history.breach.required_fields', { what: breach.fields.map(names.field).join(', ') });
  }
}

/** Bodies of events are open to programs; this one is written by the same server. */
const isBreach = (value: unknown): value is Breach => typeof value === 'object' && value !== null && 'rule' in value;
