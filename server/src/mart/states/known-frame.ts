import type { ClientBase } from 'pg';
import { compareText } from '../../domain/text-order';
import type { EntitlementRow, FiscalYearRow, FrameRows, MemberRow, PersonRow } from '../build/rows';
