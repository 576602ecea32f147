import type { KnownPerson } from './person.sql';

/** Finds some names, or emails, in texts. Case does not count, nor how letters with marks are encoded. */
export interface Naming {
  /** Patterns for ILIKE: every text that names one of them matches one of these. */
  likes: string[];
  isIn(text: string): boolean;
  /** The text with each of them replaced; the same string where it has none. */
  replace(text: string, replacement: string): string;
}

/** Letters of any script, with the marks that follow them, and digits. \b knows those of ASCII only. */
const LETTER = '[\\p{L}\\p{M}\\p{N}]';

/** Names and employee numbers: "Asha Rai" is neither in "Asha Raimajhi" nor in "Asha Rai-Shah", but in "Asha Rai's feed". */
export function nameNames(names: readonly string[]): Naming {
  return createNaming(names, { before: `(?<!${LETTER}-?)`, after: `(?!-?${LETTER})` });
}

/** Emails: `an@x.com` is neither in `jan@x.com` nor in `an@x.com.np`, but at the end of a sentence. */
export function nameEmails(emails: readonly string[]): Naming {
  return createNaming(emails, { before: `(?<!${LETTER}|[._%+-])`, after: `(?!_|[.-]?${LETTER})` });
}

/** What a person is named by. */
export interface PersonNames {
  full: Naming;
  email: Naming;
  /** What somebody who looks for the person may have entered. */
  searched: Naming;
}

export function namePerson({ fullNames, emails, firstNames, lastNames, employeeIds }: KnownPerson): PersonNames {
  return {
    full: nameNames(fullNames),
    email: nameEmails(emails),
    searched: nameNames([...firstNames, ...lastNames, ...employeeIds]),
  };
}

function createNaming(words: readonly string[], { before, after }: { before: string; after: string }): Naming {
  const composed = words.map((word) => word.normalize('NFC'));
  const patterns = composed.map((word) => new RegExp(`${before}${escapePattern(word).replace(/\s+/g, '\\s+')}${after}`, 'giu'));
  return {
    likes: composed.flatMap(listLikes),
    isIn: (text) => patterns.some((pattern) => text.normalize('NFC').search(pattern) >= 0),
    replace(text, replacement) {
      const original = text.normalize('NFC');
      const replaced = patterns.reduce((rest, pattern) => rest.replace(pattern, () => replacement), original);
      return replaced === original ? text : replaced;
    },
  };
}

/** Under the collation "C", ILIKE knows the case of ASCII only: other letters are sought in both cases. */
function listLikes(word: string): string[] {
  const spellings = [word, word.normalize('NFD')].flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]);
  // JSON has a backslash before some characters, and two words may be further apart.
  return [...new Set(spellings)].map(
    (text) =>
      `%${text
        .split(/[\s"\\]+/)
        .map(escapeLike)
        .join('%')}%`,
  );
}

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
