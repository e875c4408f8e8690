import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { intentTitle } from '../shared/intent-title.ts';
import { foundIntents, newName } from './found-intents.ts';

interface IntentSearchProps {
  /** All that can be chosen, new names that people have given included. */
  intents: readonly string[];
  typed: string;
  inputRef: RefObject<HTMLInputElement | null>;
  onType: (typed: string) => void;
  onChoose: (intent: string) => void;
}

/** Any intent by the beginning of its name, and a new one by whatever name is typed. */
export function IntentSearch({ intents, typed, inputRef, onType, onChoose }: IntentSearchProps) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const titled = intents.map((id) => ({ id, title: intentTitle(t, id) }));
  const found = foundIntents(titled, typed);
  const created = newName(titled, typed);
  // What Enter would choose is marked, once the list is drawn for what is typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the combobox is another object at each drawing
  useEffect(() => {
    if (typed !== '') combobox.selectFirstOption();
  }, [typed]);
  const choose = (intent: string): void => {
    onType('');
    combobox.closeDropdown();
    inputRef.current?.blur();
    onChoose(intent);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
      <Combobox.Target>
        <TextInput
          ref={inputRef}
          label={t('labelling.search')}
          placeholder={t('labelling.searchHint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={60}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            onType('');
            event.currentTarget.blur();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('labelling.found')} mah={280} style={{ overflowY: 'auto' }}>
          {found.map(({ id, title }) => (
            <Combobox.Option key={id} value={id}>
              {title}
            </Combobox.Option>
          ))}
          {created !== null && (
            <Combobox.Option value={created}>{t('labelling.create', { name: created })}</Combobox.Option>
          )}
          {found.length === 0 && created === null && <Combobox.Empty>{t('labelling.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
