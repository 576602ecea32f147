import { readFile, writeFile } from 'node:fs/promises';

const TICKS_PER_SECOND = 100;

/** What a process uses, as Linux counts it; not a number elsewhere. */
export interface ProcessUse {
  residentMb: number;
  /** Since the start, or since `resetPeak`. */
  peakMb: number;
  /** Of all its threads since the start. */
  cpuSeconds: number;
}

export async function readProcess(pid: number): Promise<ProcessUse> {
  const [status, stat] = await Promise.all([
    readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
  ]);
  const megabytes = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024);
  const fields = stat.split(') ').at(-1)?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM'), cpuSeconds: ticks / TICKS_PER_SECOND };
}

/** Resets `peakMb`, so that it excludes the start. */
export async function resetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
}
