import { Button, SegmentedControl, Stack, Text, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Viewer } from '../data/viewer';
import type { FiscalNaming } from '../lib/fiscal-year';
import { useFiscalNaming } from '../lib/use-fiscal-naming';
import { MoonIcon, SignOutIcon, SunIcon, SystemIcon } from '../ui/icons';
import { uiWords } from '../ui/words';
import classes from './layout.module.css';
import { NAVIGATION } from './navigation';
import { useSignOut } from './use-sign-out';
import { shellWords } from './words';

export function Sidebar({ viewer, onNavigate }: { viewer: Viewer; onNavigate: () => void }) {
  const signOut = useSignOut();
  return (
    <Stack justify="space-between" h="100%" gap="md">
      <Stack gap={2}>
        {NAVIGATION.filter(({ offered }) => offered(viewer.role)).map(({ to, label, Icon }) => (
          <Link key={to} to={to} className={classes.link} activeOptions={{ exact: to === '/', includeSearch: false }} onClick={onNavigate}>
            <Icon />
            {label}
          </Link>
        ))}
      </Stack>
      <Stack gap="sm" className={classes.viewer}>
        <FiscalNamingSwitch />
        <ThemeSwitch />
        <section aria-label={shellWords.account}>
          <Text size="sm" fw={600} truncate title={viewer.name}>
            {viewer.name}
          </Text>
          <Text size="xs" c="var(--ink-3)">
            {uiWords.roles[viewer.role]}
          </Text>
        </section>
        <Button variant="default" size="xs" leftSection={<SignOutIcon size={15} />} onClick={signOut}>
          {shellWords.signOut}
        </Button>
      </Stack>
    </Stack>
  );
}

function FiscalNamingSwitch() {
  const [naming, setNaming] = useFiscalNaming();
  return (
    <div>
      <Text size="xs" c="var(--ink-3)" mb={4} id="fiscal-naming">
        {shellWords.fiscalNaming.label}
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby="fiscal-naming"
        value={naming}
        onChange={(value) => setNaming(value as FiscalNaming)}
        data={[
          { value: 'source', label: shellWords.fiscalNaming.source },
          { value: 'bikramSambat', label: shellWords.fiscalNaming.bikramSambat },
        ]}
      />
    </div>
  );
}

function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const option = (value: string, label: string, icon: ReactNode) => ({
    value,
    label: (
      <span title={label} style={{ display: 'grid', placeItems: 'center', height: 20 }}>
        {icon}
        <VisuallyHidden>{label}</VisuallyHidden>
      </span>
    ),
  });
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={shellWords.theme.label}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
      data={[
        option('light', shellWords.theme.light, <SunIcon size={15} />),
        option('dark', shellWords.theme.dark, <MoonIcon size={15} />),
        option('auto', shellWords.theme.auto, <SystemIcon size={15} />),
      ]}
    />
  );
}
