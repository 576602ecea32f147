import type { Role } from '../data/graphql';
import { may } from '../data/viewer';
import {
  AdministrationIcon,
  BalancesIcon,
  CalendarIcon,
  ChecksIcon,
  DataIcon,
  EmployeesIcon,
  OverviewIcon,
  PatternsIcon,
  TrendsIcon,
  WorkforceIcon,
} from '../ui/icons';
import { uiWords } from '../ui/words';

/** The pages in the order of the navigation, each with the roles that are offered it. */
export const NAVIGATION = [
  { to: '/', label: uiWords.pages.overview, Icon: OverviewIcon, offered: may.seeLeave },
  { to: '/trends', label: uiWords.pages.trends, Icon: TrendsIcon, offered: may.seeLeave },
  { to: '/patterns', label: uiWords.pages.patterns, Icon: PatternsIcon, offered: may.seeLeave },
  { to: '/employees', label: uiWords.pages.employees, Icon: EmployeesIcon, offered: may.seePeople },
  { to: '/calendar', label: uiWords.pages.calendar, Icon: CalendarIcon, offered: may.seePeople },
  { to: '/balances', label: uiWords.pages.balances, Icon: BalancesIcon, offered: may.seePeople },
  { to: '/checks', label: uiWords.pages.checks, Icon: ChecksIcon, offered: may.seePeople },
  { to: '/data', label: uiWords.pages.data, Icon: DataIcon, offered: (_role: Role) => true },
  { to: '/workforce', label: uiWords.pages.workforce, Icon: WorkforceIcon, offered: may.seeWorkforce },
  { to: '/administration', label: uiWords.pages.administration, Icon: AdministrationIcon, offered: may.administer },
] as const;
