import { useEffect, useRef, useState } from 'react';

const DEBOUNCE_MS = 250;

/** Text that is typed here and goes to the address when the typing pauses; a change of the address comes back. */
export function useFind(found: string, onFind: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(found);
  const sent = useRef(found);
  const send = useRef(onFind);
  send.current = onFind;

  useEffect(() => {
    if (found === sent.current) return;
    sent.current = found;
    setText(found);
  }, [found]);

  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      send.current(wanted);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return [text, setText];
}
