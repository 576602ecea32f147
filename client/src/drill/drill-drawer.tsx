import { Drawer } from '@mantine/core';
import { useOpenedLater } from '../lib/use-opened-later';
import { uiWords } from '../ui/words';
import { LeaveHistory } from './leave-history';
import { LeavesBehind } from './leaves-behind';
import type { DrillTarget } from './use-drill';
import { drillWords } from './words';

/** The rows behind a figure, or the versions of a leave, beside the page that they come from. */
export function DrillDrawer({ target, opened, onClose }: { target: DrillTarget; opened: boolean; onClose: () => void }) {
  return (
    <Drawer
      opened={useOpenedLater(opened)}
      onClose={onClose}
      position="right"
      size="min(720px, 100vw)"
      title={'leaveId' in target ? target.title : `${drillWords.title}: ${target.title}`}
      closeButtonProps={{ 'aria-label': uiWords.close }}
      transitionProps={{ duration: 150 }}
    >
      {'leaveId' in target ? (
        <LeaveHistory key={target.leaveId} leaveId={target.leaveId} />
      ) : (
        // Another figure begins at its first page.
        <LeavesBehind key={JSON.stringify(target)} target={target} />
      )}
    </Drawer>
  );
}
