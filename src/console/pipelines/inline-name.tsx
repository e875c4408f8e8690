import { TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import classes from './pipelines.module.css';

interface InlineNameProps {
  value: string;
  /** What the button and the field are called for those who do not see them. */
  label: string;
  onRename: (name: string) => void;
  muted?: boolean;
}

/** A name that becomes a field when it is clicked; Enter and clicking elsewhere keep the new one, Escape the old one. */
export function InlineName({ value, label, onRename, muted = false }: InlineNameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (): void => {
    const name = draft?.trim() ?? '';
    setDraft(null);
    if (name !== '' && name !== value) onRename(name);
  };
  if (draft === null) {
    return (
      <UnstyledButton
        className={classes.name ?? ''}
        data-muted={muted || undefined}
        aria-label={label}
        title={label}
        onClick={() => setDraft(value)}
      >
        {value}
      </UnstyledButton>
    );
  }
  return (
    <TextInput
      className={classes.nameField ?? ''}
      aria-label={label}
      size="xs"
      value={draft}
      maxLength={80}
      data-autofocus
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') {
          // Only the field is given up, not the drawer around it.
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
