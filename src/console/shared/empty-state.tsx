import { Stack, Text, ThemeIcon } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';

interface EmptyStateProps {
  Icon: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  text: string;
  children?: ReactNode;
}

/** Says why there is nothing here and what to do about it. */
export function EmptyState({ Icon, title, text, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap={6} px="lg" py={48} ta="center">
      <ThemeIcon variant="light" size={52} radius="xl" mb="xs" aria-hidden>
        <Icon size={26} stroke={1.6} />
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      <Text c="dimmed" size="sm" maw={320}>
        {text}
      </Text>
      {children}
    </Stack>
  );
}
