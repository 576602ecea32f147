import { useOpenedLater } from '../lib/use-opened-later';
import { SideDrawer } from '../ui/side-drawer';
import { LeaveHistory } from './leave-history';
import { LeavesBehind } from './leaves-behind';
import type { DrillTarget } from './use-drill';
import { drillWords } from './words';

/** The rows behind a figure, or the versions of a leave, beside the page that they come from. */
export function DrillDrawer({ target, opened, onClose }: { target: DrillTarget; opened: boolean; onClose: () => void }) {
  return (
    <SideDrawer
      opened={useOpenedLater(opened)}
      onClose={onClose}
      title={'leaveId' in target ? target.title : `${drillWords.title}: ${target.title}`}
    >
      {'leaveId' in target ? (
        <LeaveHistory key={target.leaveId} leaveId={target.leaveId} />
      ) : (
        // Another figure begins at its first page.
        <LeavesBehind key={JSON.stringify(target)} target={target} />
      )}
    </SideDrawer>
  );
}
