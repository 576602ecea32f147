import { foldText } from '../../../domain/fold-text';
import { invalidInput } from '../../../errors';

const MAX_SEARCH_LENGTH = 200;

/**
 * The words of a search for people, folded as the text that is searched; somebody is found who has all of them, each anywhere in name,
 * email or number.
 * @throws {AppError} BAD_USER_INPUT for a text that is too long.
 */
export function readSearchTerms(search: string): string[] {
  if (search.length > MAX_SEARCH_LENGTH) throw invalidInput(`search must be text of at most ${MAX_SEARCH_LENGTH} characters.`);
  return foldText(search).split(/\s+/).filter(Boolean);
}
