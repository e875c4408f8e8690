import { Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './bitrix24.module.css';

interface BlockProps {
  title: string;
  lead?: string | undefined;
  aside?: ReactNode;
  children: ReactNode;
}

/** One part of a tab, named by its heading. */
export function Block({ title, lead, aside, children }: BlockProps) {
  const id = useId();
  return (
    <section className={classes.block} aria-labelledby={id}>
      <div className={classes.blockHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {lead && (
        <Text size="sm" c="dimmed" mb="sm">
          {lead}
        </Text>
      )}
      {children}
    </section>
  );
}
