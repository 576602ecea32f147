// Sentences that several dimensions say in the schema.
export const EMPTY = 'A list left out or empty restricts nothing.';
export const OR_NONE = 'The empty string "" asks for those with none.';
export const ONLY_DAYS = 'Of a leave only the days on them count.';

export const SPLITS_DATES = 'Unknown: a balance is of a whole fiscal year, not of dates.';
export const SPLITS_LEAVES = 'Unknown: no part of a balance belongs to a leave issuer or to leaves of one length.';
