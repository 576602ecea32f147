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

// Waits end on their condition; these only bound them on a busy machine.
configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

afterEach(cleanup);
