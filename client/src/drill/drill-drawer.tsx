import { Drawer } from '@mantine/core';
import { useOpenedLater } from '../lib/use-opened-later';
import { drillWords } from '../words/drill';
import { shellWords } from '../words/shell';
import { LeavesBehind } from './leaves-behind';
import type { DrillTarget } from './use-drill';

/** The rows behind a figure, beside the page that they come from. */
export function DrillDrawer({ target, opened, onClose }: { target: DrillTarget; opened: boolean; onClose: () => void }) {
  return (
    <Drawer
      opened={useOpenedLater(opened)}
      onClose={onClose}
      position="right"
      size="min(720px, 100vw)"
      title={`${drillWords.title}: ${target.title}`}
      closeButtonProps={{ 'aria-label': shellWords.close }}
      transitionProps={{ duration: 150 }}
    >
      {/* Another figure begins at its first page. */}
      <LeavesBehind key={JSON.stringify(target)} target={target} />
    </Drawer>
  );
}
