import { UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Suspense, useState } from 'react';
import { lazyPart } from '../lib/lazy-part';
import { SearchIcon } from '../ui/icons';
import classes from './command-palette.module.css';
import { shellWords } from './words';

const PaletteDialog = lazyPart(() => import('./palette-dialog'), 'PaletteDialog');

/** Command palette: header button and Ctrl/⌘ K. Its list loads on first open. */
export function CommandPalette() {
  const [opened, setOpened] = useState(false);
  const [used, setUsed] = useState(false);
  const open = () => {
    setUsed(true);
    setOpened(true);
  };
  useHotkeys([['mod+K', () => (opened ? setOpened(false) : open())]], []);
  return (
    <>
      <UnstyledButton
        className={classes.button}
        onClick={open}
        aria-label={`${shellWords.palette.open} ${shellWords.palette.keys}`}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <SearchIcon size={16} />
        <span className={classes.label}>{shellWords.palette.open}</span> <kbd className={classes.keys}>{shellWords.palette.keys}</kbd>
      </UnstyledButton>
      {used && (
        <Suspense fallback={null}>
          <PaletteDialog opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
