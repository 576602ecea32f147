const ASK_AGAIN_MS = 3_000;

/**
 * Imports a part of the program. Where the server does not answer it waits until it does, and tries again: what fails then is
 * gone permanently, since a newer version has other files.
 */
export async function importWhenReachable<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (await isReachable()) throw error;
    do await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    while (!(await isReachable()));
    return load();
  }
}

const isReachable = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
