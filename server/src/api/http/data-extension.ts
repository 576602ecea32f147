import type { ApolloServerPlugin } from '@apollo/server';
import type { Viewer } from '../shared/auth/viewer';
import type { ApiContext } from '../shared/context';

/** The state of the data in `extensions.data` of every answer to an authenticated caller. */
export interface DataExtension {
  version: string;
  /** Since the last accepted run. Null: there was none. */
  ageSeconds: number | null;
  complete: boolean;
  demo: boolean;
}

interface Answering extends Pick<ApiContext, 'dataStatus'> {
  viewer: Viewer | null;
  /** The version that the answer was read from. Null: the newest. */
  dataVersion: string | null;
}

/** Null for callers who are not known, and where nothing of the data is known. */
export async function readDataExtension({ viewer, dataStatus, dataVersion }: Answering): Promise<DataExtension | null> {
  const status = viewer && (await dataStatus.readRecent());
  if (!status) return null;
  return { version: dataVersion ?? status.dataVersion, ageSeconds: status.ageSeconds, complete: status.complete, demo: status.demo };
}

/** Adds the state of the data to every answer, kept and refused ones included. */
export function createDataExtension(): ApolloServerPlugin<ApiContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue: { viewer, dataStatus, mart } }) {
          if (response.body.kind !== 'single') return;
          const data = await readDataExtension({ viewer, dataStatus, dataVersion: mart.versionKey === null ? null : mart.dataVersion });
          if (data) response.body.singleResult.extensions = { ...response.body.singleResult.extensions, data };
        },
      };
    },
  };
}
