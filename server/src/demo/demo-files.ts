import type { WorkforceKind } from '../domain/workforce';
import type { Logger } from '../logger';
import type { WorkforceFiles } from '../workforce/workforce-files';

/** Who brings the files of the demo company. */
const DEMO = 'demo';

/** What is in the two files. */
export type DemoFiles = Readonly<Record<WorkforceKind, string>>;

/**
 * Takes in the files of the demo company, or withdraws them where the server has another source: their employee numbers may be those of
 * other people there. No failure ends the server. Once is enough: the program makes them itself, so they do not change while it runs.
 * @param isPolled whether this server asks the source by itself. Where it does not, the files of the demo company are not taken in; those
 * that are there are withdrawn from a server with another source nevertheless.
 */
export async function takeInDemoFiles(
  files: WorkforceFiles,
  demo: DemoFiles | null,
  { isPolled, logger }: { isPolled: boolean; logger: Logger },
): Promise<void> {
  try {
    if (demo === null) {
      // The workforce file names the calendars.
      await files.withdraw('WORKFORCE', DEMO);
      await files.withdraw('CALENDARS', DEMO);
      return;
    }
    if (!isPolled) return;
    for (const [kind, name] of [
      ['CALENDARS', 'demo-calendars.json'],
      ['WORKFORCE', 'demo-workforce.csv'],
    ] as const) {
      await files.receiveFile(kind, name, [{ name, bytes: Buffer.from(demo[kind]) }], DEMO);
    }
  } catch (error) {
    logger.warn({ err: error }, 'The files of the demo company cannot be taken in or withdrawn');
  }
}
