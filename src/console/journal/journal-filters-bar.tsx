import { CloseButton, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './journal.module.css';
import { channelsQuery } from './journal-queries.ts';
import { channelTitle } from './titles.ts';
import { journalPeriods, journalStates, type ShownJournal } from './use-journal-filters.ts';

interface JournalFiltersBarProps {
  shown: ShownJournal;
  onChange: (change: Partial<ShownJournal>) => void;
}

const TYPING_MS = 400;

export function JournalFiltersBar({ shown, onChange }: JournalFiltersBarProps) {
  const { t } = useTranslation();
  const channels = useQuery(channelsQuery);
  const known = (channels.data ?? []).map(({ id, kind }) => ({ value: id, label: channelTitle(t, id, kind) }));
  // A link may name a channel that is connected no more.
  const isKnown = shown.channel === '' || known.some(({ value }) => value === shown.channel);
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t('journal.period')}
        value={shown.period}
        onChange={(period) => onChange({ period })}
        data={journalPeriods.map((period) => ({ value: period, label: t(`journal.periods.${period}`) }))}
      />
      <NativeSelect
        aria-label={t('journal.channel')}
        value={shown.channel}
        data={[
          { value: '', label: t('journal.anyChannel') },
          ...known,
          ...(isKnown ? [] : [{ value: shown.channel, label: shown.channel }]),
        ]}
        onChange={(event) => onChange({ channel: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t('journal.state')}
        value={shown.state}
        data={[
          { value: '', label: t('journal.anyState') },
          ...journalStates.map((state) => ({ value: state, label: t(`journal.states.${state}`) })),
        ]}
        onChange={(event) => onChange({ state: event.currentTarget.value })}
      />
      <TextFilter text={shown.text} onChange={(text) => onChange({ text })} />
    </div>
  );
}

function TextFilter({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const [followed, setFollowed] = useState(text);
  const search = useDebouncedCallback(onChange, TYPING_MS);
  // The address changed elsewhere (back button, "reset the filters"): follow it.
  if (text !== followed) {
    setFollowed(text);
    if (text !== typed.trim()) setTyped(text);
  }
  const type = (next: string): void => {
    setTyped(next);
    search(next.trim());
  };
  return (
    <TextInput
      className={classes.search ?? ''}
      type="search"
      maxLength={100}
      aria-label={t('journal.search')}
      placeholder={t('journal.search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed !== '' && <CloseButton size="sm" aria-label={t('journal.clear')} onClick={() => type('')} />}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
