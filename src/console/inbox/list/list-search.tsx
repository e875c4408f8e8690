import { CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogFilters } from '../../api/dialogs.ts';
import { channelOptions } from '../../shared/channel-options.ts';

interface ListSearchProps {
  filters: DialogFilters;
  onChange: (change: Partial<DialogFilters>) => void;
}

const TYPING_MS = 300;

export function ListSearch({ filters, onChange }: ListSearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(filters.text);
  const [shown, setShown] = useState(filters.text);
  const search = useDebouncedCallback((text: string) => onChange({ text }), TYPING_MS);
  // The address changed elsewhere (back button, "reset the search"): follow it.
  if (filters.text !== shown) {
    setShown(filters.text);
    if (filters.text !== typed.trim()) setTyped(filters.text);
  }
  const type = (text: string): void => {
    setTyped(text);
    search(text.trim());
  };
  return (
    <Group gap={8} px="md" pb={6} wrap="nowrap">
      <TextInput
        flex={1}
        type="search"
        aria-label={t('inbox.search')}
        placeholder={t('inbox.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={typed !== '' && <CloseButton size="sm" aria-label={t('inbox.clear')} onClick={() => type('')} />}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <NativeSelect
        w={104}
        aria-label={t('inbox.channel')}
        value={filters.channel}
        data={channelOptions(t)}
        onChange={(event) => onChange({ channel: event.currentTarget.value })}
      />
    </Group>
  );
}
