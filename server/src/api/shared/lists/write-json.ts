/** What is selected of an object, in the order of the answer. */
export type FieldPlan = readonly PlannedField[];

/** A key of the answer: the name of the type, or a field. `plan`: what is selected of the field; null: it is a value. */
type PlannedField = { key: string; typeName: string } | { key: string; field: string; plan: FieldPlan | null };

type Pick = (value: unknown) => unknown;

/** Objects for one call of JSON.stringify: so few that a minor garbage collection frees them. */
const BATCH_SIZE = 100;

const [OPEN, COMMA, CLOSE] = ['[', ',', ']'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];

/** Writes the planned fields of each object of a list as JSON, in UTF-8. */
export function writeList(length: number, itemAt: (place: number) => object, plan: FieldPlan): Buffer {
  const pick = createPick(plan);
  const parts: Buffer[] = [OPEN];
  for (let from = 0; from < length; from += BATCH_SIZE) {
    // Objects of the selected fields first: written in one call they take a third of the time that writing value by value takes.
    const picked = Array.from({ length: Math.min(BATCH_SIZE, length - from) }, (_, at) => pick(itemAt(from + at)));
    if (from > 0) parts.push(COMMA);
    // Without its brackets.
    parts.push(Buffer.from(JSON.stringify(picked)).subarray(1, -1));
  }
  parts.push(CLOSE);
  return Buffer.concat(parts);
}

function createPick(plan: FieldPlan): Pick {
  const fields = plan.map((planned) => {
    if ('typeName' in planned) return { key: planned.key, read: () => planned.typeName };
    const { key, field } = planned;
    const pick = planned.plan === null ? (value: unknown) => value ?? null : createPick(planned.plan);
    return { key, read: (object: Readonly<Record<string, unknown>>) => pick(object[field]) };
  });
  const pickObject: Pick = (value) => {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map(pickObject);
    const picked: Record<string, unknown> = {};
    for (const { key, read } of fields) picked[key] = read(value as Record<string, unknown>);
    return picked;
  };
  return pickObject;
}
