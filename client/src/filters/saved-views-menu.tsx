import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { formatCount } from '../lib/format';
import { BookmarkIcon, CloseIcon } from '../ui/icons';
import { type LazyPopup, PopupTarget, useLazyPopup } from '../ui/lazy-popup';
import classes from './filters.module.css';
import { fitsView, MAX_VIEWS, saveView } from './saved-views';
import { useSavedViews } from './use-saved-views';
import { filterWords } from './words';

const MAX_NAME = 60;

/** Saves the page with its filters under a name, and leads back to what was saved. */
export function SavedViewsMenu() {
  const { buttonProps, popup } = useLazyPopup('dialog');
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        className={classes.viewsButton}
        leftSection={<BookmarkIcon size={15} />}
        {...buttonProps}
      >
        {filterWords.views}
      </Button>
      {popup && <SavedViews {...popup} />}
    </>
  );
}

function SavedViews({ id, button, opened, setOpened }: LazyPopup) {
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const [views, setViews] = useSavedViews();
  const router = useRouter();
  const trimmed = name.trim();
  const fits = fitsView(views, trimmed);
  const canSave = trimmed !== '' && fits;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!canSave) return;
    setViews(saveView(views, { name: trimmed, href: router.state.location.href }));
    setName('');
    // The button that had the focus is disabled now, and a popup without focus hears no Escape.
    field.current?.focus();
  };
  return (
    <Popover id={id} opened={opened} onChange={setOpened} position="bottom-end" width={300} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <PopupTarget button={button} />
      </Popover.Target>
      <Popover.Dropdown aria-label={filterWords.savedViews}>
        <form onSubmit={submit} className={classes.saveView}>
          <TextInput
            ref={field}
            data-autofocus
            size="xs"
            label={filterWords.saveView}
            placeholder={filterWords.viewNameHint}
            maxLength={MAX_NAME}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" disabled={!canSave}>
            {filterWords.save}
          </Button>
        </form>
        {!fits && <p className={classes.more}>{filterWords.noMoreViews(formatCount(MAX_VIEWS))}</p>}
        {views.some((view) => view.name === trimmed) && <p className={classes.more}>{filterWords.replaceView}</p>}
        {views.length === 0 ? (
          <p className={classes.more}>{filterWords.noViews}</p>
        ) : (
          <ul className={classes.views} aria-label={filterWords.savedViews}>
            {views.map((view) => (
              <li key={view.name}>
                <button
                  type="button"
                  className={classes.view}
                  onClick={() => {
                    setOpened(false);
                    router.history.push(view.href);
                  }}
                >
                  {view.name}
                </button>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={filterWords.removeView(view.name)}
                  onClick={() => setViews(views.filter((other) => other !== view))}
                >
                  <CloseIcon size={13} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
