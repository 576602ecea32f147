import { useApolloClient } from '@apollo/client/react';
import { Box, Button, Code, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { signIn } from '../../data/session';
import { Mark } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { uiWords } from '../../ui/words';
import { OrganisationSignIn } from './organisation-sign-in';
import classes from './sign-in-page.module.css';
import { takeTokenFromAddress } from './token-from-address';
import { signInWords } from './words';

const say = signInWords;

/** Where a token becomes a session, typed or brought along by a link. */
export function SignInPage() {
  const { back, problem: organisationProblem } = useSearch({ from: '/sign-in' });
  const client = useApolloClient();
  const navigate = useNavigate();
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<string | null>(organisationProblem ? say.problems[organisationProblem] : null);
  const [busy, setBusy] = useState(false);

  const attempt = async (candidate: string) => {
    const trimmed = candidate.trim();
    if (trimmed === '') return setProblem(say.empty);
    setBusy(true);
    setProblem(null);
    const result = await signIn(trimmed);
    if (result.ok) {
      // The session before may have been another person's, and may have ended without a sign-out.
      await client.clearStore();
      // The playground is a page of its own, not one of this router's.
      if (back?.startsWith('/playground')) return window.location.assign(back);
      return navigate({ href: back ?? '/', replace: true });
    }
    setBusy(false);
    setProblem(result.problem === 'tooMany' ? say.tooMany(result.retryAfter) : say[result.problem]);
  };

  useEffect(() => {
    document.title = uiWords.pageTitle(say.title);
    const signInFromLink = () => {
      const fromLink = takeTokenFromAddress(window);
      if (fromLink === null) return;
      setToken(fromLink);
      void attempt(fromLink);
    };
    signInFromLink();
    // A link that is opened in a tab that shows this page only changes what is behind #: the page does not load again.
    window.addEventListener('hashchange', signInFromLink);
    return () => window.removeEventListener('hashchange', signInFromLink);
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(token);
  };

  return (
    <main className={classes.page}>
      <Box className={classes.card}>
        <Group gap="sm" mb="lg">
          <Mark size={30} />
          <Text fw={650} size="lg">
            {uiWords.product}
          </Text>
        </Group>
        <Title order={1} size="h3" mb={4}>
          {say.title}
        </Title>
        <Text c="var(--ink-2)" mb="lg">
          {back ? say.again : say.intro}
        </Text>
        <OrganisationSignIn back={back} />
        <form onSubmit={submit} noValidate>
          {/* For password managers: the name under which to keep the token. */}
          <input type="text" name="username" autoComplete="username" value={uiWords.product} readOnly hidden />
          <Stack gap="md">
            <PasswordInput
              label={say.token}
              value={token}
              onChange={(event) => setToken(event.currentTarget.value)}
              autoComplete="current-password"
              spellCheck={false}
              autoFocus
              size="md"
              aria-describedby={problem === null ? undefined : 'sign-in-problem'}
            />
            {problem !== null && (
              <Notice id="sign-in-problem" tone="bad" role="alert">
                {problem}
              </Notice>
            )}
            <Button type="submit" size="md" loading={busy}>
              {say.submit}
            </Button>
          </Stack>
        </form>
        <Text size="xs" c="var(--ink-3)" mt="lg">
          {say.help} <Code>{say.helpCommand}</Code>
        </Text>
      </Box>
    </main>
  );
}
