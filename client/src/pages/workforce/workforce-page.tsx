import { Stack } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { useRecords } from '../../data/use-records';
import { may, useViewer } from '../../data/viewer';
import { Page } from '../../frame/page';
import { ErrorNotice } from '../../ui/error-notice';
import { FileProblems } from '../../ui/file-problems';
import { InOrder, Part } from '../../ui/in-order';
import { uiWords } from '../../ui/words';
import { History } from './history';
import { InForce } from './in-force';
import { Pending } from './pending';
import { People } from './people';
import { WORKFORCE } from './query';
import { workforceWords as say } from './words';

/** The workforce file and the calendars file: what is in force, waits, is refused and was before; and what they say of each person. */
export function WorkforcePage() {
  const { role } = useViewer();
  if (!may.seeWorkforce(role)) return <Navigate to="/" replace />;
  return (
    <Page title={uiWords.pages.workforce} intro={say.intro} filtered={false}>
      <Files />
    </Page>
  );
}

function Files() {
  const { data, error, retry } = useRecords(WORKFORCE, {});
  const workforce = data?.workforce;
  return (
    <Stack gap="md">
      {error && <ErrorNotice error={error} retry={retry} keepsData={data !== undefined} />}
      {workforce && workforce.problems.length > 0 && <FileProblems problems={workforce.problems} />}
      {workforce?.pending.map((revision) => (
        <Pending key={revision.id} revision={revision} onDecided={retry} />
      ))}
      {workforce && <InForce inForce={workforce.inForce} unknownIds={workforce.unknownEmployeeIds} onChanged={retry} />}
      {workforce && (
        <InOrder>
          <People key={workforce.inForce.map(({ id }) => id).join()} />
          <Part isReady>
            <History revisions={workforce.history} />
          </Part>
        </InOrder>
      )}
    </Stack>
  );
}
