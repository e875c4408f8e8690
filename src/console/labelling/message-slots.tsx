import { Button, Kbd, VisuallyHidden } from '@mantine/core';
import { IconBriefcase, IconCalendar, IconClock, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/localized.ts';
import type { SlotValue } from '../../domain/training/slot-fix.ts';
import type { LabelItemView } from '../../http/views/labelling-view.ts';
import type { MessageSlotsView } from '../../http/views/training-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayTitle } from '../shared/format-time.ts';
import classes from './message-slots.module.css';
import { SlotEditor } from './slot-editor.tsx';
import { useMessageSlots } from './use-message-slots.ts';

interface MessageSlotsProps {
  item: LabelItemView;
  isOpen: boolean;
  onToggle: () => void;
}

const ICONS = { service: IconBriefcase, staff: IconUser, date: IconCalendar, time: IconClock };

/** One line with what the bot found in the message; opened, it can be corrected. Nobody has to. */
export function MessageSlots({ item: { messageId, at }, isOpen, onToggle }: MessageSlotsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { slots, say } = useMessageSlots(messageId);
  const { data } = slots;
  const values = data?.right ?? data?.found ?? [];
  return (
    <section
      className={classes.slots}
      aria-label={t('labelling.slots.title')}
      onKeyDown={(event) => {
        if (isOpen && event.key === 'Escape') onToggle();
      }}
    >
      <div className={classes.line}>
        <div className={classes.found}>
          {slots.isError && !data && <span className={classes.none}>{t('labelling.slots.failed')}</span>}
          {data && values.length === 0 && (
            <span className={classes.none}>{t(`labelling.slots.${data.right ? 'nothingRight' : 'nothing'}`)}</span>
          )}
          {data && values.length > 0 && (
            <ul className={classes.chips}>
              {values.map((value) => (
                <SlotChip key={`${value.kind} ${value.value}`} value={value} words={wordsOf(data, value, locale, at)} />
              ))}
            </ul>
          )}
          {data?.right && <span className={classes.fixed}>{t('labelling.slots.fixed')}</span>}
        </div>
        <Button
          variant="subtle"
          size="compact-md"
          rightSection={<Kbd className={classes.key ?? ''}>0</Kbd>}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          {t(`labelling.slots.${isOpen ? 'close' : 'fix'}`)}
        </Button>
      </div>
      {isOpen && slots.isError && !data && (
        <Button variant="light" size="compact-md" onClick={() => slots.refetch()}>
          {t('common.retry')}
        </Button>
      )}
      {isOpen && data && <SlotEditor slots={data} values={values} onChange={say} />}
    </section>
  );
}

function SlotChip({ value: { kind }, words }: { value: SlotValue; words: string }) {
  const { t } = useTranslation();
  const Icon = ICONS[kind];
  return (
    <li className={classes.chip}>
      <Icon size={14} aria-hidden />
      <VisuallyHidden>{t(`labelling.slots.kind.${kind}`)}: </VisuallyHidden>
      {words}
    </li>
  );
}

/** A service that the business has no more is called by its id; a day of another year than the message's is told with it. */
function wordsOf(
  { services, staff }: MessageSlotsView,
  { kind, value }: SlotValue,
  locale: Locale,
  at: string,
): string {
  if (kind === 'service') return services.find(({ id }) => id === value)?.title[locale] ?? value;
  if (kind === 'staff') return staff.find(({ id }) => id === value)?.name[locale] ?? value;
  return kind === 'date' ? dayTitle(locale, value, at.slice(0, 10)) : value;
}
