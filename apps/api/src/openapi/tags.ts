/** The chapters of the API's description, in reading order. */
export const TAGS = {
  'Sign-in': 'Opening and ending a session, and what the caller may do.',
  People: 'The people of parties: what is kept of them, and its erasure.',
  Tokens: 'Tokens with which programs call for a person.',
  Lists: 'What a request can refer to, and the tables of answers, statuses and rules.',
  Catalogue: 'Keeping what requests refer to: units, pledges, authorities, ceilings and policies.',
  Requests: 'One ask to start, extend, amend, convert or end a loan, from its draft to its end.',
  Answers: 'What is done on a leg: answers, questions, replies, waivers.',
  Papers: 'What comes on paper: recorded by one person, valid once a second has countersigned.',
  Conditions: 'Conditions that a party stated in words, entered as caps by two persons.',
  'Late answers': 'Answers that came after their leg was closed; none is lost.',
  Process: 'What the Secretariat does where a process is blocked, empty or stuck.',
  Inbox: 'What waits for a person, and who has claimed it.',
  Notes: 'Comments on a request, and notes of calls and meetings.',
  Arrangements: 'The loan itself: readiness, movement, suspension, expiry and return.',
  'Consents in advance': 'What a party consents to before it is asked.',
  Events: 'Changes, as they happen.',
  Register: 'Parties, people, who acts for whom, and who is recognised as speaking for a host Government.',
  Webhooks: 'URLs of other systems that receive events, and the log of what was sent there.',
  Calendars: 'The working time in which deadlines are counted.',
  'The record': 'Loans of the past, entered from their papers.',
} as const;

/** A chapter of the API's description. */
export type Tag = keyof typeof TAGS;
