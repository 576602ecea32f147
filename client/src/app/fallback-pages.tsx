import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
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
