import { createInterface } from 'node:readline/promises';
import { CommandError } from '../server/src/command';

/**
 * Asks the person at the terminal. @returns whether the answer is the expected one; case does not matter.
 * @throws {CommandError} where there is no terminal
 */
export async function confirmOnTerminal(question: string, expected = 'yes'): Promise<boolean> {
  if (!process.stdin.isTTY) throw new CommandError('There is no terminal to confirm on: add --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim().toLowerCase() === expected.toLowerCase();
  } finally {
    terminal.close();
  }
}
