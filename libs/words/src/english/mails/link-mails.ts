/** Mails with a sign-in link, or with the code that signs what was said by a link. */
export const linkMails = {
  'sign_in.subject': 'Your sign-in link for Countersign',
  'sign_in.greeting': '{name},',
  'sign_in.open':
    'please open this link within {minutes, number} minutes and press the button there to sign in to Countersign:',
  'sign_in.once': 'The link works once. If you did not ask for it, you need do nothing.',

  'code.person': '{name}, {title}',
  'code.code':
    'The code is {code}. It works for {minutes, number} minutes, on the page from which it was asked for.',
  'code.not_you':
    'If you did not ask for it, somebody else has the link that was mailed to you. Do not give the code to anybody, and tell the Secretariat.',
  'code.statement_subject': 'Code for your statement on receipt {receipt}',
  'code.contests': 'It contests, for {party}, the record under receipt {receipt}:',
  'code.lets_stand': 'It lets the record under receipt {receipt} stand, for {party}.',
} as const;
