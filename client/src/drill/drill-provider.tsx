import { useRouter } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { may, useViewer } from '../data/viewer';
import { lazyPart } from '../lib/lazy-part';
import { DrillContext, type DrillTarget } from './use-drill';

const DrillDrawer = lazyPart(() => import('./drill-drawer'), 'DrillDrawer');

/** Provides the drawer with the rows behind a figure, for viewers who may see people. */
export function DrillProvider({ children }: { children: ReactNode }) {
  const { role } = useViewer();
  const [target, setTarget] = useState<DrillTarget | null>(null);
  const [opened, setOpened] = useState(false);
  const router = useRouter();
  // A link in the drawer leads to what is behind it, also where the address is that one already.
  useEffect(() => router.subscribe('onBeforeNavigate', () => setOpened(false)), [router]);
  const [open] = useState(() => (next: DrillTarget) => {
    setTarget(next);
    setOpened(true);
  });
  return (
    <DrillContext value={may.seePeople(role) ? open : null}>
      {children}
      {target && (
        <Suspense fallback={null}>
          <DrillDrawer target={target} opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </DrillContext>
  );
}
