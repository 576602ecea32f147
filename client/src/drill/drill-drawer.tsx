import { Drawer } from '@mantine/core';
import { useOpenedLater } from '../lib/use-opened-later';
import { uiWords } from '../ui/words';
import { LeavesBehind } from './leaves-behind';
import type { DrillTarget } from './use-drill';
import { drillWords } from './words';

/** The rows behind a figure, beside the page that they come from. */
export function DrillDrawer({ target, opened, onClose }: { target: DrillTarget; opened: boolean; onClose: () => void }) {
  return (
    <Drawer
      opened={useOpenedLater(opened)}
      onClose={onClose}
      position="right"
      size="min(720px, 100vw)"
      title={`${drillWords.title}: ${target.title}`}
      closeButtonProps={{ 'aria-label': uiWords.close }}
      transitionProps={{ duration: 150 }}
    >
      {/* Another figure begins at its first page. */}
      <LeavesBehind key={JSON.stringify(target)} target={target} />
    </Drawer>
  );
}
