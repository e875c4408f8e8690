import type { DndContextProps } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { PipelineStageView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';

/** What a screen reader says while a stage is dragged. */
export function useDragWords(stages: readonly PipelineStageView[]): NonNullable<DndContextProps['accessibility']> {
  const { t } = useTranslation();
  const locale = useLocale();
  const titleOf = (id: string | number): string => stages.find((stage) => stage.id === id)?.title[locale] ?? '';
  return {
    screenReaderInstructions: { draggable: t('pipelines.drag.help') },
    announcements: {
      onDragStart: ({ active }) => t('pipelines.drag.start', { title: titleOf(active.id) }),
      onDragOver: ({ active, over }) => {
        if (!over) return undefined;
        // A stage that is picked up is over its own place at once: that is no news.
        if (over.id === active.id) return t('pipelines.drag.start', { title: titleOf(active.id) });
        return t('pipelines.drag.over', { title: titleOf(active.id), over: titleOf(over.id) });
      },
      onDragEnd: ({ active }) => t('pipelines.drag.end', { title: titleOf(active.id) }),
      onDragCancel: () => t('pipelines.drag.cancel'),
    },
  };
}
