import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** The first page has its program and its chart by then, and the network is free. */
const WAIT_MS = 4_000;

/** Loads the programs of all pages once the first one stands, so that the others open immediately, and while the server is away too. */
export function useLoadedPages(): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => {
      // Whoever opens a page that could not be loaded beforehand sees the error there.
      for (const route of Object.values(router.routesById)) void Promise.resolve(router.loadRouteChunk(route)).catch(() => undefined);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [router]);
}
