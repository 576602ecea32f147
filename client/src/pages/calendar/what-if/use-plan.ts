import { useEffect, useMemo, useState } from 'react';
import { useFrame } from '../../../lib/use-frame';
import { useCalendarParams } from '../params';
import { type Plan, planParams, readPlan } from './plan';

/** The plan of the address, or the one that is being dragged: that one changes once a frame at most. */
export function usePlan() {
  const [params, change] = useCalendarParams();
  const { all, approve, reject, try: tried } = params;
  const committed = useMemo(() => readPlan({ all, approve, reject, try: tried }), [all, approve, reject, tried]);
  const [preview, setPreview] = useState<Plan | null>(null);
  const frame = useFrame();
  useEffect(() => {
    if (committed) setPreview(null);
  }, [committed]);
  return {
    plan: preview ?? committed,
    isPreview: preview !== null,
    /** Shows a plan from the next frame on; null shows that of the address. */
    show: (plan: Plan | null) => frame.next(() => setPreview(plan)),
    commit: (plan: Plan) => {
      frame.cancel();
      setPreview(plan);
      change(planParams(plan));
    },
  };
}
