/** The ids of the records of a snapshot in their order, 8 bytes each. */
export interface RecordIds {
  push(recordId: number): void;
  /** Ids that are pushed later are on the next page. */
  endPage(): void;
  /** Returns the ids that were pushed more than once, and those of them that are on two pages. */
  findRepeated(): { recordIds: number[]; onTwoPages: number[] };
}

export function createRecordIds(): RecordIds {
  let ids = new Float64Array(1024);
  let length = 0;
  const pageEnds: number[] = [];
  return {
    push(recordId) {
      if (length === ids.length) {
        const larger = new Float64Array(length * 2);
        larger.set(ids);
        ids = larger;
      }
      ids[length++] = recordId;
    },
    endPage() {
      pageEnds.push(length);
    },
    findRepeated() {
      const sorted = ids.slice(0, length).sort();
      const repeated = new Set<number>();
      for (let index = 1; index < length; index++) if (sorted[index] === sorted[index - 1]) repeated.add(sorted[index] as number);
      return { recordIds: [...repeated], onTwoPages: repeated.size > 0 ? findOnTwoPages(repeated) : [] };
    },
  };

  function findOnTwoPages(repeated: ReadonlySet<number>): number[] {
    const firstPages = new Map<number, number>();
    const found = new Set<number>();
    let page = 0;
    for (let index = 0; index < length; index++) {
      while (index >= (pageEnds[page] ?? length)) page++;
      const recordId = ids[index] as number;
      if (!repeated.has(recordId)) continue;
      const firstPage = firstPages.get(recordId) ?? page;
      if (firstPage !== page) found.add(recordId);
      firstPages.set(recordId, firstPage);
    }
    return [...found];
  }
}
