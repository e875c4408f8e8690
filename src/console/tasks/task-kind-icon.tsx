import { IconCheckbox, IconPhone, IconStar, IconUsers } from '@tabler/icons-react';

/** A picture of the kind; the business's own kinds share one. */
export function TaskKindIcon({ kind }: { kind: string }) {
  const Icon = PICTURES[kind] ?? IconStar;
  return <Icon size={14} aria-hidden />;
}

const PICTURES: Partial<Record<string, typeof IconPhone>> = {
  call: IconPhone,
  meeting: IconUsers,
  custom: IconCheckbox,
};
