import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDataState } from '../data/use-live-data';
import { shellWords } from './words';

export function NotFoundPage() {
  return (
    <Words {...shellWords.notFound} component="main">
      <Button component={Link} to="/">
        {shellWords.notFound.back}
      </Button>
    </Words>
  );
}

/** Shown while the script of a page is loading, and retried when a server that was away is back. */
export function ComingPage() {
  const { offline } = useDataState();
  if (!offline) return <Skeleton height={240} radius={12} aria-label={shellWords.coming.loading} />;
  return <Words {...shellWords.coming} role="status" />;
}

export function CrashedPage() {
  return (
    <Words {...shellWords.crashed} role="alert">
      <Button onClick={() => window.location.reload()}>{shellWords.crashed.reload}</Button>
    </Words>
  );
}

/** What stands where a page would, and what to do about it. */
function Words({
  title,
  text,
  role,
  component = 'div',
  children,
}: {
  title: string;
  text: string;
  role?: 'alert' | 'status';
  component?: 'div' | 'main';
  children?: ReactNode;
}) {
  return (
    <Stack align="flex-start" gap="sm" p="xl" role={role} component={component}>
      <Title order={1} size="h3">
        {title}
      </Title>
      <Text c="var(--ink-2)">{text}</Text>
      {children}
    </Stack>
  );
}
