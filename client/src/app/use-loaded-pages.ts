import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** In this time the first page has loaded its script and drawn its charts. */
const WAIT_MS = 4_000;

/** Preloads the scripts of all pages after the first one is drawn, so that they open immediately, even if the server is away. */
export function useLoadedPages(): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => {
      // A failed preload is retried, and reported, when the page is opened.
      for (const route of Object.values(router.routesById)) void Promise.resolve(router.loadRouteChunk(route)).catch(() => undefined);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [router]);
}
