import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLiveData } from '../lib/use-live-data';
import { shellWords } from '../words/shell';

export function NotFoundPage() {
  return (
    <Stack align="flex-start" gap="sm" p="xl" component="main">
      <Title order={1} size="h3">
        {shellWords.notFound.title}
      </Title>
      <Text c="var(--ink-2)">{shellWords.notFound.text}</Text>
      <Button component={Link} to="/">
        {shellWords.notFound.back}
      </Button>
    </Stack>
  );
}

/** While the program of a page is on its way. It opens by itself, also once a server that is away is back. */
export function ComingPage() {
  const { offline } = useLiveData();
  if (!offline) return <Skeleton height={240} radius={12} aria-label={shellWords.coming.loading} />;
  return (
    <Stack align="flex-start" gap="sm" p="xl" role="status">
      <Title order={1} size="h3">
        {shellWords.coming.title}
      </Title>
      <Text c="var(--ink-2)">{shellWords.coming.text}</Text>
    </Stack>
  );
}

export function CrashedPage() {
  return (
    <Stack align="flex-start" gap="sm" p="xl" role="alert">
      <Title order={1} size="h3">
        {shellWords.crashed.title}
      </Title>
      <Text c="var(--ink-2)">{shellWords.crashed.text}</Text>
      <Button onClick={() => window.location.reload()}>{shellWords.crashed.reload}</Button>
    </Stack>
  );
}
