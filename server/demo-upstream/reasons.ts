/** What people write, by the name of the leave type; other types use the general ones. */
export const REASONS: Readonly<Record<string, readonly string[]>> = {
  Sick: [
    'Fever and a cough',
    'Migraine since the morning',
    'Dentist, then home',
    'बिरामी भएकोले',
    'Food poisoning 🤢',
    '发烧，需要休息',
    'Back pain; the doctor says two days',
    'Not well',
  ],
  'Work from home': [
    'Plumber comes at noon',
    'Internet at the office is under repair',
    'Looking after my son 🏠',
    'Road closed by the rain',
  ],
  Bereavement: ['A death in the family', 'परिवारमा शोक', 'My grandmother passed away'],
  general: [
    'Family visit',
    'Going home for the festival 🎉🪁',
    'दशैं मनाउन घर जाँदै',
    'Trek to Langtang 🏔️',
    'Wedding of my sister 👩‍❤️‍👨',
    'إجازة عائلية',
    'Личные дела',
    'Οικογενειακή υπόθεση',
    'Personal work',
    'Passport office, "quick" they say',
    'Moving flats;\nmay be offline',
    'Visiting parents – déjà prévu',
    '.',
  ],
};

export const APPROVAL_REMARKS = [null, null, null, 'Approved', 'Enjoy!', 'OK, please hand over first', 'स्वीकृत'] as const;
export const REJECTION_REMARKS = ['Release week, please choose other dates', 'Too many of the team are away', null] as const;
export const LATER_REMARKS = [
  'Hand-over is done',
  'Cover arranged with the team',
  'Calendar updated',
  'Noted by People Operations',
] as const;
