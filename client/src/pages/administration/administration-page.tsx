import { Stack } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { may, useViewer } from '../../data/viewer';
import { Page } from '../../frame/page';
import { InOrder, Part } from '../../ui/in-order';
import { uiWords } from '../../ui/words';
import { Audit } from './audit';
import { ErasePerson } from './erase-person';
import { Sessions } from './sessions';
import { Tokens } from './tokens';
import { administrationWords } from './words';
import { WorkingDays } from './working-days';

/** What administrators look after: tokens, open sessions, the audit, the working days in force. */
export function AdministrationPage() {
  const { role } = useViewer();
  if (!may.administer(role)) return <Navigate to="/" replace />;
  return (
    <Page title={uiWords.pages.administration} intro={administrationWords.intro} filtered={false}>
      <Stack gap="md">
        <InOrder>
          <Tokens />
          <Sessions />
          <Audit />
          <WorkingDays />
          <Part isReady>
            <ErasePerson />
          </Part>
        </InOrder>
      </Stack>
    </Page>
  );
}
