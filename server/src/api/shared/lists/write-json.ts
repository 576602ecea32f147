import { unsetUint8 } from '../../../mart/scratch';

/** What is selected of an object, in the order of the answer. */
export type FieldPlan = readonly PlannedField[];

/** A key of the answer: the name of the type, or a field. `plan`: what is selected of the field; null: it is a value. */
type PlannedField = { key: string; typeName: string } | { key: string; field: string; plan: FieldPlan | null };

type Pick = (value: unknown) => unknown;

/** Objects for one call of JSON.stringify: so few that a minor garbage collection frees them. */
const BATCH_SIZE = 100;

/** Writes the planned fields of each object of a list as JSON, in UTF-8. */
export function writeList(length: number, itemAt: (place: number) => object, plan: FieldPlan): Buffer {
  const pick = createPick(plan);
  const text = createText();
  text.add('[');
  for (let from = 0; from < length; from += BATCH_SIZE) {
    // Objects of the selected fields first: written in one call they take a third of the time that writing value by value takes.
    const picked = Array.from({ length: Math.min(BATCH_SIZE, length - from) }, (_, at) => pick(itemAt(from + at)));
    if (from > 0) text.add(',');
    // Without its brackets.
    text.add(JSON.stringify(picked).slice(1, -1));
  }
  text.add(']');
  return text.read();
}

const FIRST_BYTES = 65_536;
/** UTF-8 takes no more for one UTF-16 unit. */
const MOST_BYTES = 3;

/** A growing text in UTF-8, in an array of the question before: one part after the other would be as much garbage as the whole. */
function createText(): { add(part: string): void; read(): Buffer } {
  let bytes = unsetUint8(FIRST_BYTES);
  let length = 0;
  const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => Buffer.from(buffer, byteOffset, byteLength);
  return {
    add(part) {
      const needed = length + MOST_BYTES * part.length;
      if (needed > bytes.length) {
        const larger = unsetUint8(Math.max(needed, 2 * bytes.length));
        larger.set(bytes.subarray(0, length));
        bytes = larger;
      }
      length += viewOf(bytes).write(part, length);
    },
    read: () => Buffer.from(bytes.subarray(0, length)),
  };
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
