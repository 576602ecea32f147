/** Latin letters that Unicode does not decompose into a base letter and a mark. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};

/**
 * Returns a text as searches compare it: lower case, without accents and without characters that have no width, which get into names by
 * copy and paste. Folding twice is folding once. The server has the same rule in `server/src/domain/fold-text.ts`.
 */
export function foldText(text: string): string {
  const bare = text.normalize('NFD').replace(/[\u0300-\u036f]|\p{Cf}/gu, '');
  // One code point at a time: a sigma at the end of a word is folded as any other.
  return Array.from(bare, (character) => {
    const lower = character.toLowerCase().replace('\u0307', '');
    return BASE_LETTERS[lower] ?? lower;
  }).join('');
}
