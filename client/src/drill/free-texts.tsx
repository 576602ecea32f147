import classes from './drill.module.css';
import { fieldName } from './field-words';

/** What people write about a leave. The API gives it only to HR and ADMIN. */
const FREE_TEXTS = ['reason', 'remarks'] as const;

/** The texts of a leave, or of one of its versions: a paragraph for each one that is there. */
export function FreeTexts({ of: leave }: { of: { [text in (typeof FREE_TEXTS)[number]]?: string | null } }) {
  return FREE_TEXTS.filter((field) => leave[field]).map((field) => (
    <p key={field} className={classes.freeText}>
      <span className={classes.label}>{fieldName(field)}:</span> {leave[field]}
    </p>
  ));
}
