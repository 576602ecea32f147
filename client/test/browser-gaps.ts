import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// What happy-dom lacks and Mantine asks for.
window.matchMedia ??= (query) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    dispatchEvent: () => false,
  }) as MediaQueryList;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
// There is no server, and nothing goes out to look for one: a request fails immediately, instead of being cut off when its window closes.
window.fetch = globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
window.scrollTo = () => {};
HTMLElement.prototype.scrollIntoView ??= () => {};

// The chart library measures text, which needs a browser; the browser tests see it.
vi.mock('../src/charts/engine/apex-chart', () => ({ ApexChart: () => null, markDrawn: () => undefined }));

// Waits end on their condition; this only bounds them on a busy machine. Text is found once it is on screen, as a role is: a part that
// still waits for another one is hidden, and what a test does next would not find its buttons.
const NOT_ON_SCREEN = ['script', 'style', '[hidden]'].map((part) => `${part}, ${part} *`).join();
configure({ asyncUtilTimeout: 20_000, defaultIgnore: NOT_ON_SCREEN });
// happy-dom keeps the answer to a selector with ancestors when an ancestor changes; closest() looks each time.
const matches = HTMLElement.prototype.matches;
HTMLElement.prototype.matches = function (this: HTMLElement, selector: string) {
  return selector === NOT_ON_SCREEN ? this.closest('script, style, [hidden]') !== null : matches.call(this, selector);
} as typeof matches;
vi.setConfig({ testTimeout: 60_000 });

afterEach(cleanup);
