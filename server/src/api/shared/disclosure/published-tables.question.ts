import type { DisclosureRules } from '../../../disclosure/primary-suppression/sensitive-cells';
import type { PublishedTable } from '../../../disclosure/publish-tables';
import type { LeaveStatus } from '../../../domain/leave-status';
import { defineQuestion } from '../../../mart/question';

export interface PublishedTablesQuestion {
  status: LeaveStatus;
  rules: DisclosureRules;
}

/** The tables of one status that a VIEWER's figures come from, and which of their cells may be shown. */
export const PUBLISHED_TABLES_OF = defineQuestion<PublishedTablesQuestion, PublishedTable[]>('publishedTables', { isLarge: true });
