import { Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './knowledge.module.css';

/** One part of a page, named by its heading. */
export function Block({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.block} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead && (
        <Text size="sm" c="dimmed" mb="sm">
          {lead}
        </Text>
      )}
      {children}
    </section>
  );
}
