/** What people see instead of a page that cannot be shown. */
export const problemPage = {
  '403': 'You may not do this',
  '404': 'Page not found',
  '429': 'Too many calls',
  '500': 'Something went wrong',
  '503': 'Not possible right now',
  other: 'This cannot be done',
  correct_fields: 'Please correct what is named here.',
  to_start: 'Go to the start page',
} as const;
