/** Ends a child process with SIGTERM and waits for its end. One that has ended, by itself or by a signal, is left as it is. */
export async function endProcess(child) {
  // A process that a signal ended has no exit code.
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
