import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './hints.module.css';

const BOX = '[data-hint-box]';
/** So that a pointer on its way across a row of buttons leaves no trail. */
const OPEN_MILLISECONDS = 400;
/** Long enough to move the pointer onto the hint itself. */
const CLOSE_MILLISECONDS = 150;

/**
 * The hint of any element with `data-hint`: on hover, on focus by keyboard, and on a touch of what is no button. Gone with Escape.
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

  // What is hinted at says so to those who hear the page.
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
      // Nothing outside of what fills the screen is seen.
      portalProps={{ target: document.fullscreenElement instanceof HTMLElement ? document.fullscreenElement : document.body }}
    />
  );
}
