import { IconX } from '@tabler/icons-react';
import classes from './tag-chip.module.css';

interface TagChipProps {
  title: string;
  colour: string | undefined;
  /** How taking it off is named; left out where it stays. */
  dropLabel?: string;
  onDrop?: () => void;
}

/** A tag in its colour: the colour is in a dot, so that the words can be read on any background. */
export function TagChip({ title, colour, dropLabel, onDrop }: TagChipProps) {
  return (
    <span className={classes.chip}>
      <span className={classes.dot} style={{ background: colour ?? 'var(--mantine-color-gray-6)' }} />
      {title}
      {onDrop && (
        <button type="button" className={classes.drop} aria-label={dropLabel} onClick={onDrop}>
          <IconX size={13} aria-hidden />
        </button>
      )}
    </span>
  );
}
