/**
 * All leave of one status as atoms, sorted by person. Grain: person, fiscal year, month, weekday, leave type and leave issuer with leave.
 * Every value is an ordinal of its dimension; -1 means that the value is missing.
 *
 * Ordinals must follow from the data and not from its history: of two cells with as many people, the one with the lower ordinals is
 * preferred. An atom may occur several times. That changes no result and costs time.
 */
export interface LeaveAtoms {
  personCount: number;
  /** One per atom. */
  person: Int32Array;
  fiscalYear: Int32Array;
  yearMonth: Int32Array;
  weekday: Int32Array;
  leaveType: Int32Array;
  leaveIssuer: Int32Array;
  /** Days of leave, in millionths. Only the dominance rule needs them. */
  microDays?: Float64Array;
  /** One per person. */
  department: Int32Array;
  designation: Int32Array;
  teamManager: Int32Array;
  /** The allocations of person p are allocation[allocationStart[p]] to allocation[allocationStart[p + 1] - 1], each once. */
  allocationStart: Int32Array;
  allocation: Int32Array;
}
