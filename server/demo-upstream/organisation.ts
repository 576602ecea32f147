export interface Designation {
  id: number;
  name: string;
}

export interface Department {
  description: string;
  /** Designations from the lowest to the highest. */
  ladder: readonly Designation[];
  weight: number;
}

export interface Allocation {
  id: number;
  name: string;
  type: 'project' | 'area' | null;
}

const designation = (id: number, name: string): Designation => ({ id, name });

const TRAINEE = designation(1, 'Trainee');
const ASSOCIATE = designation(2, 'Associate Software Engineer');
const ENGINEER = designation(3, 'Software Engineer');
const SENIOR = designation(4, 'Senior Software Engineer');
const LEAD = designation(5, 'Lead Software Engineer');
const PRINCIPAL = designation(6, 'Principal Software Engineer');
const QA = designation(9, 'Quality Assurance Engineer');
const SENIOR_QA = designation(10, 'Senior Quality Assurance Engineer');
const DESIGNER = designation(12, 'UI/UX Designer');
const SENIOR_DESIGNER = designation(13, 'Senior UI/UX Designer');
const OFFICER = designation(15, 'Officer');
const SENIOR_OFFICER = designation(16, 'Senior Officer');
const MANAGER = designation(20, 'Manager');
const DIRECTOR = designation(21, 'Director');

const engineering = [TRAINEE, ASSOCIATE, ENGINEER, SENIOR, LEAD, PRINCIPAL, MANAGER, DIRECTOR];
const office = [TRAINEE, OFFICER, SENIOR_OFFICER, MANAGER, DIRECTOR];

/** How many people stand on a rung, from the lowest up, for ladders of any length. */
export const RUNG_WEIGHTS = [4, 26, 36, 23, 8, 3];

export const DEPARTMENTS: readonly Department[] = [
  { description: 'Software Engineering', ladder: engineering, weight: 40 },
  { description: 'Quality Assurance', ladder: [TRAINEE, QA, SENIOR_QA, MANAGER, DIRECTOR], weight: 13 },
  { description: 'Design', ladder: [TRAINEE, DESIGNER, SENIOR_DESIGNER, MANAGER, DIRECTOR], weight: 8 },
  { description: 'Data and Machine Learning', ladder: engineering, weight: 11 },
  { description: 'People Operations', ladder: office, weight: 6 },
  { description: 'Finance & Administration', ladder: office, weight: 6 },
  { description: 'Sales and Marketing', ladder: office, weight: 7 },
  { description: 'IT & Security', ladder: engineering, weight: 6 },
  {
    description: 'Looks after the tools, the offices and everything else that the other departments need in order to do their work.',
    ladder: office,
    weight: 3,
  },
];

/** The department whose people are HR. */
export const HR_DEPARTMENT = 4;

const PROJECTS = [
  'Aspen',
  'Birch',
  'Cedar',
  'Daphne',
  'Elm',
  'Fir',
  'Ginkgo',
  'Hazel',
  'Iris',
  'Juniper',
  'Kapok',
  'Larch',
  'Magnolia',
  'Nutmeg',
  'Olive',
  'Pipal',
  'Quince',
  'Rhododendron',
  'Sal',
  'Teak',
];
const AREAS = ['Accessibility', 'Hiring', 'Infrastructure', 'Mentoring', 'Quality guild', 'Security'];

export const ALLOCATIONS: readonly Allocation[] = [
  ...PROJECTS.map((name, index) => ({ id: 3400 + index, name, type: 'project' as const })),
  ...AREAS.map((name, index) => ({ id: 3500 + index, name, type: 'area' as const })),
  { id: 3600, name: 'Bench', type: null },
];
