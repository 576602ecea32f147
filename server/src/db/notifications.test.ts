import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { createLogger } from '../logger';
import { listenForNotifications } from './notifications';

test('a listener stops while its connection is being made', async () => {
  const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const listener = listenForNotifications({
    url: `postgresql://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/none`,
    channels: ['any'],
    onNotification: () => undefined,
    logger: createLogger('silent'),
  });
  await once(silent, 'connection');
  await expect(listener.stop()).resolves.toBeUndefined();
  silent.close();
});
