import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldView } from '../../http/views/field-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { pipelinesQuery } from '../board/board-queries.ts';
import { fieldsQuery } from '../fields/fields-query.ts';
import { useLocale } from '../i18n/language.ts';
import { channelOptions } from '../shared/channel-options.ts';
import { intentTitle } from '../shared/intent-title.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { triggerOptionsQuery } from './trigger-queries.ts';

export interface Choice {
  value: string;
  label: string;
}

/** Everything that a trigger can name, by id and in words. */
export interface Choices {
  pipelines: Choice[];
  /** As `pipeline/stage`. */
  stages: { group: string; items: Choice[] }[];
  channels: Choice[];
  team: Choice[];
  intents: Choice[];
  /** As `contact.<id>` and `dialog.<id>`. */
  fields: Choice[];
  fieldViews: readonly FieldView[];
  flows: Choice[];
  webhooks: Choice[];
  plans: Choice[];
  offers: Choice[];
  rules: Choice[];
  taskKinds: Choice[];
  lossReasons: Choice[];
  tags: string[];
}

const NONE: readonly never[] = [];

export function useChoices(): Choices {
  const { t } = useTranslation();
  const locale = useLocale();
  const { team, intents } = useMe();
  const canManage = useCanManage();
  const pipelines: readonly PipelineView[] = useQuery(pipelinesQuery).data ?? NONE;
  const fields = (useQuery(fieldsQuery).data ?? NONE).filter(({ removed }) => !removed);
  const options = useQuery({ ...triggerOptionsQuery, enabled: canManage }).data;
  const named = (things: readonly { id: string; title: { ru: string; en: string } }[] = []): Choice[] =>
    things.map(({ id, title }) => ({ value: id, label: title[locale] }));
  return {
    pipelines: named(pipelines),
    stages: pipelines.map(({ id, title, stages }) => ({
      group: title[locale],
      items: stages
        .filter(({ leavingTo }) => leavingTo === null)
        .map((stage) => ({ value: `${id}/${stage.id}`, label: stage.title[locale] })),
    })),
    channels: channelOptions(t).filter(({ value }) => value !== ''),
    team: team.map(({ id, name }) => ({ value: id, label: name })),
    intents: intents.map((id) => ({ value: id, label: intentTitle(t, id) })),
    fields: fields.map(({ id, on, title }) => ({ value: `${on}.${id}`, label: title[locale] })),
    fieldViews: fields,
    flows: named(options?.flows),
    webhooks: named(options?.webhooks),
    plans: named(options?.plans),
    offers: named(options?.offers),
    rules: named(options?.rules),
    taskKinds: named(options?.taskKinds),
    lossReasons: named(pipelines.flatMap(({ lossReasons }) => lossReasons.filter(({ retired }) => !retired))),
    tags: options?.tags ?? [],
  };
}

/** The words for an id; one that is there no more is shown as it is. */
export const wordsOf = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;

export const stageWords = ({ stages }: Choices, path: string): string =>
  wordsOf(
    stages.flatMap(({ items }) => items),
    path,
  );
