import { workforceWords as say } from './words';

/** How a revision came. */
export function describeOrigin({ origin, receivedBy }: { origin: 'FILE' | 'UPLOAD'; receivedBy: string }): string {
  return origin === 'FILE' && receivedBy === 'demo' ? say.origins.DEMO : say.origins[origin];
}
