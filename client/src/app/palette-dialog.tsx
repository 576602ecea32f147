import { Modal } from '@mantine/core';
import { Command } from 'cmdk';
import { useState } from 'react';
import { foldText } from '../lib/fold-text';
import { useOpenedLater } from '../lib/use-opened-later';
import classes from './command-palette.module.css';
import { usePaletteGroups } from './use-palette-groups';
import { shellWords } from './words';

const say = shellWords.palette;
/** Begins the value of what the server has found: it stays, regardless of the name. */
const FOUND = '\u0000';

/** What can be gone to, in groups, found by any part of its name. */
export function PaletteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [search, setSearch] = useState('');
  const groups = usePaletteGroups(search);
  const close = () => {
    setSearch('');
    onClose();
  };
  return (
    <Modal
      opened={useOpenedLater(opened)}
      onClose={close}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="12vh"
      radius="lg"
      title={undefined}
      aria-label={say.title}
      transitionProps={{ duration: 120 }}
    >
      <Command
        label={say.title}
        loop
        filter={(value, wanted) => Number(value.startsWith(FOUND) || foldText(value).includes(foldText(wanted.trim())))}
        className={classes.palette}
      >
        <Command.Input
          data-autofocus
          className={classes.input}
          value={search}
          onValueChange={setSearch}
          placeholder={say.placeholder}
          aria-label={say.title}
        />
        <Command.List className={classes.list} label={say.title}>
          {groups.every(({ unanswered }) => unanswered === undefined) && (
            <Command.Empty className={classes.nothing}>{say.nothing}</Command.Empty>
          )}
          {groups.map(({ heading, unanswered, items }) => (
            <Command.Group key={heading} heading={heading} forceMount={unanswered !== undefined} className={classes.group}>
              {items.map(({ key, label, hint, isFound, Icon, go }) => (
                <Command.Item
                  key={key}
                  value={`${isFound ? FOUND : ''}${label} ${key}`}
                  className={classes.item}
                  onSelect={() => {
                    close();
                    go();
                  }}
                >
                  <Icon size={16} />
                  {label}
                  {hint !== undefined && <span className={classes.hint}>{hint}</span>}
                </Command.Item>
              ))}
              {unanswered !== undefined && (
                <p role="status" className={classes.unanswered}>
                  {unanswered}
                </p>
              )}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Modal>
  );
}
