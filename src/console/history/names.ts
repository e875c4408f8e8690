import type { TFunction } from 'i18next';
import type { Locale, Localized } from '../../domain/localized.ts';
import type { FieldView } from '../../http/views/field-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { money } from '../shared/money.ts';

/** How a history calls what events name by id. An id that nothing is known of is shown as it is. */
export interface Names {
  /** «Новый»; with its pipeline where it is another one than `within`. */
  stage: (id: string, pipelineId?: string, within?: string) => string;
  person: (id: string) => string;
  /** `contact.phone`, `dialog.field.<id>`. */
  field: (name: string) => string;
  lossReason: (id: string) => string;
  /** Null: it is there no more, or the reader may not see triggers. */
  trigger: (id: string) => string | null;
  money: (amount: number) => string;
}

interface Known {
  t: TFunction;
  locale: Locale;
  currency: string;
  pipelines: readonly Pick<PipelineView, 'id' | 'title' | 'stages' | 'lossReasons'>[];
  fields: readonly Pick<FieldView, 'id' | 'on' | 'title'>[];
  team: readonly { id: string; name: string }[];
  triggers: readonly { id: string; title: Localized }[];
}

const builtIn = ['contact.name', 'contact.phone', 'contact.email', 'dialog.amount'] as const;

export function namesFrom({ t, locale, currency, pipelines, fields, team, triggers }: Known): Names {
  const pipelineOf = (id: string | undefined) => pipelines.find((one) => one.id === id);
  return {
    stage: (id, pipelineId, within) => {
      const own = pipelineOf(pipelineId);
      const stage = (own ? [own] : pipelines).flatMap(({ stages }) => stages).find((one) => one.id === id);
      const title = t('history.stage', { title: stage?.title[locale] ?? id });
      return own && within !== undefined && within !== own.id ? `${own.title[locale]}: ${title}` : title;
    },
    person: (id) => team.find((mate) => mate.id === id)?.name ?? t('history.who.former'),
    field: (name) => {
      const known = builtIn.find((one) => one === name);
      if (known) return t(`board.field.${known}`);
      return fields.find(({ id, on }) => name === `${on}.field.${id}`)?.title[locale] ?? name;
    },
    lossReason: (id) =>
      pipelines.flatMap(({ lossReasons }) => lossReasons).find((reason) => reason.id === id)?.title[locale] ?? id,
    trigger: (id) => triggers.find((one) => one.id === id)?.title[locale] ?? null,
    money: (amount) => money(locale, currency, { from: amount }),
  };
}
