import { formatLocalDate } from '../../../domain/local-date';
import type { MartState } from '../../../mart/state';
import { ascending, descending, type ListKey, type ListOrder } from '../../shared/lists/list-order';
import { namePlaceAt, personOfNamePlace } from '../../shared/lists/person-key';
import { dayOfPlace, microOfPlace, microsecondsOfPlace, type PlaceType, placeOfMicro, placeOfMicroseconds } from '../../shared/lists/place';
import type { LeaveOrder } from './leave-connection.types';

type LeaveKey = ListKey<MartState>;
type LeaveColumn = 'id' | 'start' | 'requestedAt' | 'micro';

function keyOf(name: LeaveColumn, type: PlaceType, toText: (value: number) => string, toValue: (text: string) => number): LeaveKey {
  return {
    texts: [{ type }],
    column: ({ leaves }) => leaves[name],
    textsAt: ({ leaves }, leave) => [toText(leaves[name][leave]!)],
    valueOf: (_, [text]) => toValue(text ?? ''),
  };
}

const id = keyOf('id', 'bigint', String, Number);
const startDate = keyOf('start', 'date', formatLocalDate, dayOfPlace);
const requestedAt = keyOf('requestedAt', 'instant', placeOfMicroseconds, microsecondsOfPlace);
const leaveDays = keyOf('micro', 'numeric', placeOfMicro, microOfPlace);

const employeeName: LeaveKey = {
  texts: [{ type: 'text' }, { type: 'text' }],
  // People are in the order of their folded names and numbers.
  column: ({ leaves }) => leaves.person,
  textsAt: ({ leaves, people }, leave) => namePlaceAt(people, leaves.person[leave]!),
  valueOf: ({ people }, [name, employeeId]) => personOfNamePlace(people, name ?? '', employeeId ?? ''),
};

/** What each order sorts by. */
export const LEAVE_ORDERS: Readonly<Record<LeaveOrder, ListOrder<MartState>>> = {
  START_DATE_DESC: [descending(startDate), descending(id)],
  START_DATE_ASC: [ascending(startDate), ascending(id)],
  REQUESTED_AT_DESC: [descending(requestedAt), descending(id)],
  REQUESTED_AT_ASC: [ascending(requestedAt), ascending(id)],
  LEAVE_DAYS_DESC: [descending(leaveDays), descending(id)],
  LEAVE_DAYS_ASC: [ascending(leaveDays), ascending(id)],
  EMPLOYEE_NAME_ASC: [ascending(employeeName), descending(startDate), descending(id)],
  EMPLOYEE_NAME_DESC: [descending(employeeName), descending(startDate), descending(id)],
};
