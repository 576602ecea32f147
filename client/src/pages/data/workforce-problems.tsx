import { graphql } from '../../data/graphql';
import { useRecords } from '../../data/use-records';
import { FileProblems } from '../../ui/file-problems';

const PROBLEMS = graphql(`query WorkforceProblems { workforce { problems { fileName line message } } }`);

/** Why a file of people or calendars is refused; nothing where both are right. */
export function WorkforceProblems() {
  const problems = useRecords(PROBLEMS, {}).data?.workforce.problems ?? [];
  return problems.length > 0 && <FileProblems problems={problems} />;
}
