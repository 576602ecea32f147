import { sharedFloat64, sharedInt32, sharedUint8 } from '../shared-columns';

/** Balances in columns. Grain: person x leave type x fiscal year. Days are whole millionths; NaN: unknown. */
export interface BalanceRows {
  count: number;
  leaveType: Int32Array;
  fiscalYear: Int32Array;
  entitlement: Float64Array;
  /** 1: the entitlement is that of another fiscal year. */
  isAssumed: Uint8Array;
  transferable: Float64Array;
  carriedIn: Float64Array;
  /** 1: the fiscal year that it carries in from is still open on the business date. */
  isProjected: Uint8Array;
  /** 1: the person has leave in this fiscal year or in one that began before it. */
  isObserved: Uint8Array;
  /** `taken` and `scheduled` together. */
  approved: Float64Array;
  taken: Float64Array;
  scheduled: Float64Array;
  pending: Float64Array;
  available: Float64Array;
  ifApproved: Float64Array;
  unused: Float64Array;
  unusedCarriedIn: Float64Array;
  forfeitRisk: Float64Array;
  /** Shares; NaN: unknown. */
  utilisation: Float64Array;
  pace: Float64Array;
}

export function createBalanceRows(room: number): BalanceRows {
  return allocate({
    int32: () => new Int32Array(room),
    float64: () => new Float64Array(room),
    uint8: () => new Uint8Array(room),
  });
}

/** In shared memory: passing them to another thread copies nothing. */
export function createSharedBalanceRows(room: number): BalanceRows {
  return allocate({ int32: () => sharedInt32(room), float64: () => sharedFloat64(room), uint8: () => sharedUint8(room) });
}

interface Allocator {
  int32(): Int32Array;
  float64(): Float64Array;
  uint8(): Uint8Array;
}

function allocate({ int32, float64, uint8 }: Allocator): BalanceRows {
  return {
    count: 0,
    leaveType: int32(),
    fiscalYear: int32(),
    entitlement: float64(),
    isAssumed: uint8(),
    transferable: float64(),
    carriedIn: float64(),
    isProjected: uint8(),
    isObserved: uint8(),
    approved: float64(),
    taken: float64(),
    scheduled: float64(),
    pending: float64(),
    available: float64(),
    ifApproved: float64(),
    unused: float64(),
    unusedCarriedIn: float64(),
    forfeitRisk: float64(),
    utilisation: float64(),
    pace: float64(),
  };
}
