/** The chapters of the API's description, in reading order. */
export const TAGS = {
  'Sign-in': 'Who calls: opening and ending a session, and what the caller may do.',
  People: 'The people of parties: what is kept of them, and its erasure.',
  Tokens: 'What programs show to call for a person, and whose there are.',
  Lists: 'What a request can be made of, and the tables by which everything moves.',
  Catalogue: 'Keeping what requests are made of: units, pledges, authorities, ceilings and policies.',
  Requests: 'One ask to start, extend, amend, convert or end a loan, from its draft to its end.',
  Answers: 'What a party that was asked says: an answer, a question, or that it is not needed.',
  Papers: 'What comes on paper: recorded by one person, and of force once a second has countersigned.',
  Conditions: 'Conditions that a party stated in words, entered as caps by two persons.',
  'Late answers': 'Answers that came after their leg was closed; none is thrown away.',
  Process: 'What the Secretariat does where a process is blocked, empty or stuck.',
  Inbox: 'What waits for a person, and who takes it on.',
  Notes: 'What people say beside a request: comments, and notes of calls and meetings.',
  Arrangements: 'The loan itself: readiness, movement, suspension, expiry and return.',
  'Consents in advance': 'What a party consents to before anybody asks.',
  Events: 'What changes, told as it happens.',
  Register: 'Parties, people, who acts for whom, and who is recognised as speaking for a host government.',
  Webhooks: 'Addresses of other systems that are told of events, and the log of what was sent there.',
  Calendars: 'The working time in which deadlines are counted.',
  'The record': 'Loans of the past, entered as their papers tell them.',
} as const;

/** A chapter of the API's description. */
export type Tag = keyof typeof TAGS;
