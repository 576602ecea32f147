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

/** The pages in the order of the navigation, each with whether its figures follow the filters, and the roles that are offered it. */
export const NAVIGATION = [
  { to: '/', label: uiWords.pages.overview, Icon: OverviewIcon, filtered: true, offered: may.seeLeave },
  { to: '/trends', label: uiWords.pages.trends, Icon: TrendsIcon, filtered: true, offered: may.seeLeave },
  { to: '/patterns', label: uiWords.pages.patterns, Icon: PatternsIcon, filtered: true, offered: may.seeLeave },
  { to: '/employees', label: uiWords.pages.employees, Icon: EmployeesIcon, filtered: true, offered: may.seePeople },
  { to: '/calendar', label: uiWords.pages.calendar, Icon: CalendarIcon, filtered: true, offered: may.seePeople },
  { to: '/balances', label: uiWords.pages.balances, Icon: BalancesIcon, filtered: true, offered: may.seePeople },
  { to: '/checks', label: uiWords.pages.checks, Icon: ChecksIcon, filtered: false, offered: may.seePeople },
  { to: '/data', label: uiWords.pages.data, Icon: DataIcon, filtered: false, offered: (_role: Role) => true },
  { to: '/workforce', label: uiWords.pages.workforce, Icon: WorkforceIcon, filtered: false, offered: may.seeWorkforce },
  { to: '/administration', label: uiWords.pages.administration, Icon: AdministrationIcon, filtered: false, offered: may.administer },
] as const;
