import { type ComponentType, lazy } from 'react';
import { importWhenReachable } from './import-when-reachable';

/** A component that loads its chunk on first render. It shows nothing until then, also while the server is away. */
export const lazyPart = <Name extends string, Props>(load: () => Promise<Record<Name, ComponentType<Props>>>, name: Name) =>
  lazy(async () => ({ default: (await importWhenReachable(load))[name] }));
