import { useMemo, useState } from 'react';
import { useFrame } from '../../../lib/use-frame';
import { useCalendarParams } from '../params';
import { isSamePlan, type Plan, planParams, readPlan } from './plan';

/** The plan of the address, or the one that is being dragged: that one changes once a frame at most. */
export function usePlan() {
  const [params, change] = useCalendarParams();
  const { all, approve, reject, try: tried } = params;
  const committed = useMemo(() => readPlan({ all, approve, reject, try: tried }), [all, approve, reject, tried]);
  const [shown, setShown] = useState<{ plan: Plan; instead: Plan } | null>(null);
  const frame = useFrame();
  // Another plan in the address ends a preview.
  const preview = shown?.instead === committed ? shown.plan : null;
  const setPreview = (plan: Plan | null) => setShown(plan && { plan, instead: committed });
  return {
    plan: preview ?? committed,
    isPreview: preview !== null,
    /** Shows a plan from the next frame on; null shows that of the address. */
    show: (plan: Plan | null) => frame.next(() => setPreview(plan)),
    commit: (plan: Plan) => {
      frame.cancel();
      setPreview(isSamePlan(plan, committed) ? null : plan);
      change(planParams(plan));
    },
  };
}
