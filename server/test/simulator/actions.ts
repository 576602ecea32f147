import type { Random } from './random';

/** One step of the world. */
export const ACTION_WEIGHTS = {
  /** The source's people edit a record, or many. */
  EDIT: 40,
  /** A record of the source turns bad, or is mended. */
  SPOIL: 4,
  /** All records of a person go. */
  LEAVER: 3,
  /** The source sends a record twice. */
  DOUBLE: 3,
  /** The source changes its manners: with `meta` or without, ignoring `page`, edited while it is read. */
  MANNERS: 3,
  /** Something will go wrong at one of the next requests. */
  FAULT: 6,
  /** The next run will be interrupted. */
  CRASH: 6,
  /** Time passes. */
  TICK: 8,
  /** An instance polls if a poll is due. */
  POLL: 9,
  /** A person or a command starts a run. */
  TRIGGER: 8,
  /** Two instances are asked for a run at the same time. */
  TRIGGER_BOTH: 1,
  /** A run that is rolled back. */
  DRY_RUN: 2,
  /** An administrator confirms the held retirements. */
  CONFIRM: 2,
  /** An administrator decides about somebody whose records all vanished: they left, or their records were removed. */
  DECIDE: 2,
  /** A reader follows to the newest state and asks for figures. */
  READ: 8,
} as const;
export type ActionKind = keyof typeof ACTION_WEIGHTS;

/** An action with the seed of everything random in it, so that it does the same after any other actions. */
export interface Action {
  kind: ActionKind;
  seed: number;
}

/** Each kind as often as it weighs. */
const WHEEL = (Object.keys(ACTION_WEIGHTS) as ActionKind[]).flatMap((kind) => Array<ActionKind>(ACTION_WEIGHTS[kind]).fill(kind));

export function drawActions(random: Random, count: number): Action[] {
  return Array.from({ length: count }, () => {
    const kind = WHEEL[random.below(WHEEL.length)] ?? 'EDIT';
    return { kind, seed: random.below(2 ** 31) };
  });
}
