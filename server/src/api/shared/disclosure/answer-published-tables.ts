import { publishTables } from '../../../disclosure/publish-tables';
import { answerBy } from '../../../mart/question';
import { STATUS } from '../../../mart/state';
import { listAtoms } from './list-atoms';
import { PUBLISHED_TABLES_OF } from './published-tables.question';

export const answerPublishedTables = answerBy(PUBLISHED_TABLES_OF, ({ state }, { status, rules }) =>
  publishTables(listAtoms(state, STATUS[status]), rules),
);
