import type { ApolloClient } from '@apollo/client';

/** Pages' worth: a page asks one to eight questions. */
const MOST_KEPT = 60;

const kept = new WeakMap<ApolloClient, Map<string, unknown>>();

/** The whole answers that were shown last, by question: who comes back to a page sees them while they are asked for anew. */
export function keptAnswers(client: ApolloClient): Pick<Map<string, unknown>, 'get' | 'has' | 'set'> {
  let answers = kept.get(client);
  if (!answers) {
    answers = new LastSet();
    kept.set(client, answers);
    // With the session, what was seen in it is forgotten.
    client.onClearStore(async () => answers?.clear());
  }
  return answers;
}

class LastSet extends Map<string, unknown> {
  override set(question: string, answer: unknown): this {
    this.delete(question);
    const [oldest] = this.keys();
    if (this.size >= MOST_KEPT && oldest !== undefined) this.delete(oldest);
    return super.set(question, answer);
  }
}
