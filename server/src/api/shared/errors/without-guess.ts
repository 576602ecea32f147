const GUESS = / Did you mean .+\?$/s;

/** A message of graphql-js without its guess at a name of the schema: it makes one for a caller who gets a variable wrong. */
export const withoutGuess = (message: string): string => message.replace(GUESS, '');
