import type { Role } from '../apollo/graphql';
import {
  AdministrationIcon,
  BalancesIcon,
  CalendarIcon,
  DataIcon,
  EmployeesIcon,
  OverviewIcon,
  PatternsIcon,
  TrendsIcon,
} from '../components/icons';
import { may } from '../lib/viewer';
import { shellWords } from '../words/shell';

/** The pages in the order of the navigation, each with who is offered it. */
export const NAVIGATION = [
  { to: '/', label: shellWords.overview, Icon: OverviewIcon, offered: may.seeLeave },
  { to: '/trends', label: shellWords.trends, Icon: TrendsIcon, offered: may.seeLeave },
  { to: '/patterns', label: shellWords.patterns, Icon: PatternsIcon, offered: may.seeLeave },
  { to: '/employees', label: shellWords.employees, Icon: EmployeesIcon, offered: may.seePeople },
  { to: '/calendar', label: shellWords.calendar, Icon: CalendarIcon, offered: may.seePeople },
  { to: '/balances', label: shellWords.balances, Icon: BalancesIcon, offered: may.seePeople },
  { to: '/data', label: shellWords.data, Icon: DataIcon, offered: (_role: Role) => true },
  { to: '/administration', label: shellWords.administration, Icon: AdministrationIcon, offered: may.administer },
] as const;
