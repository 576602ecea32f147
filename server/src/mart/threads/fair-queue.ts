/** A round-robin queue: a hundred questions of one caller do not delay the single one of another. */
export interface FairQueue<Job> {
  readonly size: number;
  add(caller: string, job: Job): void;
  /** The next job of a caller who may have it; null: there is none. */
  take(mayHave?: (caller: string) => boolean): Job | null;
  remove(caller: string, job: Job): void;
}

export function createFairQueue<Job>(): FairQueue<Job> {
  // A Map keeps the order of insertion: the caller whose turn it is comes first.
  const byCaller = new Map<string, Job[]>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(caller, job) {
      const jobs = byCaller.get(caller);
      if (jobs) jobs.push(job);
      else byCaller.set(caller, [job]);
      size++;
    },
    take(mayHave = () => true) {
      for (const [caller, jobs] of byCaller) {
        if (!mayHave(caller)) continue;
        const job = jobs.shift();
        byCaller.delete(caller);
        if (jobs.length > 0) byCaller.set(caller, jobs);
        if (job === undefined) continue;
        size--;
        return job;
      }
      return null;
    },
    remove(caller, job) {
      const jobs = byCaller.get(caller);
      const at = jobs?.indexOf(job) ?? -1;
      if (!jobs || at < 0) return;
      jobs.splice(at, 1);
      if (jobs.length === 0) byCaller.delete(caller);
      size--;
    },
  };
}
