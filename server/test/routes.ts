import type { FastifyInstance } from 'fastify';

export interface Route {
  methods: string[];
  /** As it was registered: `/calendar/:secret.ics`. */
  path: string;
}

/** Every route of the server, as Fastify prints them. */
export function listRoutes(app: FastifyInstance): Route[] {
  const branch: string[] = [];
  const routes: Route[] = [];
  for (const [, indent = '', part = '', methods] of app
    .printRoutes({ commonPrefix: false })
    .matchAll(/^([│ ]*)[├└]── (\S+)(?: \((.*)\))?$/gm)) {
    branch.splice(indent.length / 4, Number.POSITIVE_INFINITY, part);
    if (methods) routes.push({ methods: methods.split(', '), path: branch.join('') });
  }
  return routes;
}
