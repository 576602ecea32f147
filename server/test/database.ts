import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { onServer, withDatabase } from './test-server';

/** A migrated database of its own, cloned from the template in some 50 ms; `empty` gives one without any migration. */
export async function createTestDatabase({ empty = false } = {}): Promise<{ url: string; drop(): Promise<void> }> {
  const { url, template } = inject('testServer');
  const name = `leave_analytics_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(url, `create database ${name} template ${empty ? 'template0' : template}`);
  return {
    url: withDatabase(url, name),
    drop: () => onServer(url, `drop database if exists ${name} with (force)`),
  };
}
