import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { uiWords } from './words';

/** Details of something on the page, in a drawer at the right: on a phone it covers the page. */
export function SideDrawer({
  title,
  opened,
  onClose,
  children,
}: {
  title: ReactNode;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="min(720px, 100vw)"
      title={title}
      closeButtonProps={{ 'aria-label': uiWords.close }}
      transitionProps={{ duration: 150 }}
    >
      {children}
    </Drawer>
  );
}
