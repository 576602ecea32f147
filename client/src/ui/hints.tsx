import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './hints.module.css';

const BOX = '[data-hint-box]';
/** So that a pointer that crosses a row of buttons shows no hints. */
const OPEN_MILLISECONDS = 400;
/** Long enough to move the pointer onto the hint itself. */
const CLOSE_MILLISECONDS = 150;

/**
 * The hint of any element with `data-hint`: on hover, on keyboard focus, and on a touch of anything but a button. Escape hides it.
 * One for the whole page: a tooltip of its own for each button took longer to draw than the charts.
 */
export function Hints() {
  const [element, setElement] = useState<HTMLElement | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let next: HTMLElement | null = null;
    const turnTo = (wanted: HTMLElement | null, milliseconds: number) => {
      if (wanted === next) return;
      next = wanted;
      clearTimeout(timer);
      timer = setTimeout(() => setElement(wanted), milliseconds);
    };
    const hintedAt = ({ target }: Event) => {
      const node = target instanceof Element ? target : null;
      return node?.closest(BOX) ? next : (node?.closest<HTMLElement>('[data-hint]') ?? null);
    };
    const listeners: { [Name in keyof DocumentEventMap]?: (event: DocumentEventMap[Name]) => void } = {
      pointerover: (event) => {
        const hinted = hintedAt(event);
        if (event.pointerType !== 'touch') turnTo(hinted, hinted ? OPEN_MILLISECONDS : CLOSE_MILLISECONDS);
      },
      pointerdown: (event) => {
        const hinted = hintedAt(event);
        turnTo(event.pointerType === 'touch' && hinted && !hinted.closest('button, a') ? hinted : null, 0);
      },
      focusin: (event) => {
        if (event.target instanceof Element && event.target.matches(':focus-visible')) turnTo(hintedAt(event), 0);
      },
      focusout: () => turnTo(null, 0),
      keydown: ({ key }) => {
        if (key === 'Escape') turnTo(null, 0);
      },
    };
    const stop = new AbortController();
    for (const [name, listener] of Object.entries(listeners))
      document.addEventListener(name, listener as EventListener, { signal: stop.signal });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, []);

  // Screen readers get the hint as the description of its element.
  useEffect(() => {
    element?.setAttribute('aria-describedby', document.querySelector(BOX)?.id ?? '');
    return () => element?.removeAttribute('aria-describedby');
  }, [element]);

  const text = element?.isConnected ? element.dataset.hint : undefined;
  if (!element || !text) return null;
  return (
    <Tooltip
      key={text}
      data-hint-box
      interactive
      className={classes.hint}
      target={element}
      label={text}
      opened
      multiline
      maw={340}
      // In full screen, only descendants of the element are visible.
      portalProps={{ target: document.fullscreenElement instanceof HTMLElement ? document.fullscreenElement : document.body }}
    />
  );
}
