import type { ReactNode } from 'react';
import classes from './webhooks.module.css';

interface ToneBadgeProps {
  tone: 'good' | 'bad' | 'warn' | 'quiet';
  children: ReactNode;
}

/** A short word on how something stands. */
export function ToneBadge({ tone, children }: ToneBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
