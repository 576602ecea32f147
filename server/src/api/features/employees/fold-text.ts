/** A text as dbo.employees.search_text has it: without accents, in lower case. */
export function foldText(text: string): string {
  const bare = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  // One code point at a time: a sigma at the end of a word is folded as any other.
  return Array.from(bare, (character) => character.toLowerCase()).join('');
}
