import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { words } from '../words';

export function NotFoundPage() {
  return (
    <Stack align="flex-start" gap="sm" p="xl" component="main">
      <Title order={1} size="h3">
        {words.notFound.title}
      </Title>
      <Text c="var(--ink-2)">{words.notFound.text}</Text>
      <Button component={Link} to="/">
        {words.notFound.back}
      </Button>
    </Stack>
  );
}

export function CrashedPage() {
  return (
    <Stack align="flex-start" gap="sm" p="xl" role="alert">
      <Title order={1} size="h3">
        {words.crashed.title}
      </Title>
      <Text c="var(--ink-2)">{words.crashed.text}</Text>
      <Button onClick={() => window.location.reload()}>{words.crashed.reload}</Button>
    </Stack>
  );
}
