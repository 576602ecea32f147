import { map } from '@graphql-yoga/subscription';
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql';
import { unavailable } from '../../errors';
import type { ApiContext } from '../shared/context';
import { writeNotedReads } from '../shared/read-audit/read-audit';

const MAX_ATTEMPTS = 3;

/**
 * Subscribes, and answers each event as a request of its own: from the newest version of the data, which it gives up with the answer, and
 * with an audit row for the records of people that it has. A subscription lasts for days, so one context for all of them would keep the
 * versions of its first event in memory.
 */
export async function subscribeToEvents(
  args: ExecutionArgs,
  open: () => ApiContext,
): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
  const beginning = open();
  const events = await createSourceEventStream({ ...args, contextValue: beginning }).finally(() => beginning.mart.close());
  return Symbol.asyncIterator in events ? map((event: unknown) => answer({ ...args, rootValue: event }, open))(events) : events;
}

async function answer(args: ExecutionArgs, open: () => ApiContext): Promise<ExecutionResult> {
  try {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const context = open();
      try {
        const result = await execute({ ...args, contextValue: context });
        // Parts of it may be of two data versions.
        if (context.mart.hasMoved) continue;
        await writeNotedReads(context);
        return result;
      } finally {
        context.mart.close();
      }
    }
    throw unavailable('The data changed while it was read.');
  } catch (error) {
    return { errors: [new GraphQLError('refused', { originalError: error as Error })] };
  }
}
