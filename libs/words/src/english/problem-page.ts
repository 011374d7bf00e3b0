/** What people see instead of a page that cannot be shown. */
export const problemPage = {
  '403': 'You may not do this',
  '404': 'There is nothing here',
  '429': 'Too many calls',
  '500': 'Something went wrong',
  '503': 'Not possible at this moment',
  other: 'This cannot be done',
  to_start: 'To the start page',
} as const;
