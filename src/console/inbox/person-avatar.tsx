import { IconUser } from '@tabler/icons-react';
import type { ChannelKind } from '../../domain/channel.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { initials } from '../shared/person-title.ts';
import classes from './marks.module.css';

interface PersonAvatarProps {
  contact: { id: string; name: string | null };
  kind: ChannelKind;
}

/** Initials of the customer, with the messenger in the corner. */
export function PersonAvatar({ contact, kind }: PersonAvatarProps) {
  return (
    <span className={classes.avatar}>
      <span aria-hidden>{initials(contact.name) || <IconUser size={20} stroke={1.6} />}</span>
      <span className={classes.channel} data-channel={kind}>
        <ChannelIcon kind={kind} size={13} />
      </span>
    </span>
  );
}
