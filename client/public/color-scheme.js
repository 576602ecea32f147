// Runs before the first paint, from a file of its own because the pages' CSP allows no inline script.
(() => {
  let chosen = 'auto';
  try {
    chosen = localStorage.getItem('color-scheme') ?? 'auto';
  } catch {
    // Storage may be refused (private windows); the system's scheme is then the right one.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
