import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { Viewer } from '../../shared/auth/viewer';
import type { Metrics } from './metrics';

interface Options {
  metrics: Metrics;
  readViewer: (request: FastifyRequest) => Promise<Viewer | null>;
}

const PAGES = 'pages';
/** The files of the build, and what no route is for. */
const isPage = (url: string | undefined): url is '/*' | undefined => url === undefined || url === '/*';

/** GET /metrics for a monitor: an OPERATOR's or ADMIN's token. Every answer of the server is timed from here on. */
export function registerMetrics(app: FastifyInstance, { metrics, readViewer }: Options): void {
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    // A path that is nobody's route is one of the dashboard, or made up: its own name would be a label without an end.
    metrics.observeRequest({
      method,
      route: isPage(routeOptions.url) ? PAGES : routeOptions.url,
      status: statusCode,
      seconds: elapsedTime / 1000,
    });
  });

  app.get('/metrics', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const { role } = requireViewer(await readViewer(request));
    if (role !== 'OPERATOR' && role !== 'ADMIN') {
      throw new AppError('FORBIDDEN', { userMessage: `The role ${role} may not read the metrics.` });
    }
    return reply.type(metrics.contentType).send(await metrics.read());
  });
}
