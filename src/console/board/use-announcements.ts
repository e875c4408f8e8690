import type { Active, Announcements, Over, ScreenReaderInstructions } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { BoardColumnView } from '../../http/views/board-view.ts';
import { useLocale } from '../i18n/language.ts';
import { personTitle } from '../shared/person-title.ts';

/** What a screen reader says while a card or a column is dragged. */
export function useAnnouncements(columns: readonly BoardColumnView[]): {
  announcements: Announcements;
  screenReaderInstructions: ScreenReaderInstructions;
} {
  const { t } = useTranslation();
  const locale = useLocale();
  const stageTitle = (id: string): string => columns.find(({ stage }) => stage.id === id)?.stage.title[locale] ?? id;
  const what = ({ id, data: { current } }: Active): string => {
    const card = columns.flatMap(({ cards }) => cards).find((one) => one.id === id);
    return current && 'card' in current && card ? personTitle(t, card.contact) : stageTitle(String(id));
  };
  const where = (over: Over | null): string => (over ? stageTitle(String(over.id)) : t('board.dnd.nowhere'));
  return {
    screenReaderInstructions: { draggable: t('board.dnd.how') },
    announcements: {
      onDragStart: ({ active }) => t('board.dnd.start', { what: what(active) }),
      onDragOver: ({ active, over }) => t('board.dnd.over', { what: what(active), where: where(over) }),
      onDragEnd: ({ active, over }) => t('board.dnd.end', { what: what(active), where: where(over) }),
      onDragCancel: ({ active }) => t('board.dnd.cancel', { what: what(active) }),
    },
  };
}
