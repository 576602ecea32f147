import { type MouseEvent, type Ref, useEffect, useId, useImperativeHandle, useState } from 'react';

type Popup = 'dialog' | 'listbox' | 'menu';

/** A popup whose button has been clicked at least once. */
export interface LazyPopup {
  /** The button's, too: the library derives the popup's id and label from it. */
  id: string;
  button: HTMLElement;
  opened: boolean;
  setOpened: (opened: boolean) => void;
}

interface ButtonProps {
  id: string;
  'aria-haspopup': Popup;
  'aria-expanded': boolean;
  'aria-controls': string | undefined;
  onClick: (event: MouseEvent<HTMLElement>) => void;
}

/**
 * Mounts the popup of a button lazily, on the first click; it stays mounted. A page has about twenty such buttons, a popup costs several
 * times as much as its button, and most stay closed.
 */
export function useLazyPopup(kind: Popup): { buttonProps: ButtonProps; popup: LazyPopup | null } {
  const id = useId();
  const [button, setButton] = useState<HTMLElement | null>(null);
  const [opened, setOpened] = useState(false);
  // Mounted closed, then opened: the popup has to see the change to know where the focus returns to.
  useEffect(() => setOpened(button !== null), [button]);
  const onClick = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    if (currentTarget === button) setOpened(!opened);
    else setButton(currentTarget);
  };
  return {
    buttonProps: { id, 'aria-haspopup': kind, 'aria-expanded': opened, 'aria-controls': opened ? `${id}-dropdown` : undefined, onClick },
    popup: button && { id, button, opened, setOpened },
  };
}

/** Gives a popup component, which usually renders its own button, the button that is on the page already. */
export function PopupTarget({ button, ref }: { button: HTMLElement; ref?: Ref<HTMLElement> }) {
  useImperativeHandle(ref, () => button, [button]);
  return null;
}
