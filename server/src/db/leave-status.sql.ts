import { escapeLiteral } from 'pg';
import { SOURCE_STATUS_WORDS } from '../domain/leave-status';

const WORDS = escapeLiteral(JSON.stringify(SOURCE_STATUS_WORDS));

/** SQL for the status of a word of the source. @param word an expression of type text */
export function statusOf(word: string): string {
  return `coalesce(${WORDS}::jsonb ->> upper(${word}), 'UNKNOWN')`;
}
