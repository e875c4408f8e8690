import type { ReactNode } from 'react';
import classes from './webhooks.module.css';

interface NoticeProps {
  tone: 'good' | 'bad' | 'warn' | 'quiet';
  title?: string;
  children: ReactNode;
}

/** Something that whoever looks should know. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
      {title && <p className={classes.noticeTitle}>{title}</p>}
      {children}
    </div>
  );
}
