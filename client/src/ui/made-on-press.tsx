import { type MouseEvent, type Ref, useEffect, useId, useImperativeHandle, useState } from 'react';

type Popup = 'dialog' | 'listbox' | 'menu';

/** What a button has opened at least once. */
export interface Made {
  /** It is named by its button. */
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
 * Of a button that opens something. A page has a score of them, what opens costs several times as much as its button, and most stay closed:
 * it is made when the button is pressed for the first time, and is there from then on, open or not.
 */
export function useMadeOnPress(popup: Popup): { buttonProps: ButtonProps; made: Made | null } {
  const id = useId();
  const [button, setButton] = useState<HTMLElement | null>(null);
  const [opened, setOpened] = useState(false);
  // Made closed, then opened: so it takes note of where the focus has to go back to.
  useEffect(() => setOpened(button !== null), [button]);
  const onClick = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    if (currentTarget === button) setOpened(!opened);
    else setButton(currentTarget);
  };
  return {
    buttonProps: { id, 'aria-haspopup': popup, 'aria-expanded': opened, 'aria-controls': opened ? `${id}-dropdown` : undefined, onClick },
    made: button && { id, button, opened, setOpened },
  };
}

/** Stands where a library wants to make the button itself, for one that is there already. */
export function Pressed({ button, ref }: { button: HTMLElement; ref?: Ref<HTMLElement> }) {
  useImperativeHandle(ref, () => button, [button]);
  return null;
}
