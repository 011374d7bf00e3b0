/** Why a call was refused, whatever it asks for: one message for each rule. They are part of `problems`. */
export const callRules = {
  malformed: 'The call cannot be read: its body is not well-formed JSON, or its address is not well-formed.',
  duplicate_field: 'The body names this field twice. Name it once.',
  header_missing: 'A header that the call needs is missing.',
  header_malformed: 'A header does not have the form that it must have.',
  not_signed_in: 'Sign in first.',
  token_invalid: 'This token is unknown, has expired or was revoked. Use another one.',
  session_needed: 'A program cannot do this. Sign in and do it yourself.',
  token_reads_only: 'This token may only read. Use one that may act.',
  token_already_made: 'This call has already made a token. A token is shown only once.',
  too_many_tokens: 'You have as many tokens in use as one person may have. Revoke one first.',
  membership_not_held: 'You do not have this role for this party.',
  csrf_token:
    'The token of this session is missing or wrong. Send it as X-CSRF-Token; GET /api/v1/me gives it.',
  foreign_origin: 'The call comes from a page of another site. Start from a page of this one.',
  method_not_allowed: 'This address cannot be called with this method.',
  body_too_large: 'The body is larger than 1 MB.',
  wrong_media_type: 'The body is of a type or an encoding that is not read here.',
  if_match_missing: 'Send the header If-Match with the ETag of the version that you changed.',
  too_many_calls: 'Too many calls. Wait, then try again.',
  too_many_codes:
    'Too many codes were asked for, or too many wrong ones were entered. Wait, then begin again.',
  too_many_streams: 'There is no room for another event stream at this moment. Try again in half a minute.',
  mail_unavailable: 'The mail server does not answer. Try again in a few minutes.',
  attachment_too_large: 'The file is larger than may be.',
  attachment_missing: 'The form holds no file. Add one.',
  attachment_empty: 'The file is empty.',
  attachment_type: 'Files of this type are not taken.',
  too_many_attachments: 'Too many attachments of yours wait to be used in a record. Use them first.',
  mislabelled: 'The content of the file is of another type than was declared. Send it under its own type.',
  infected: 'The scanner found something in the file. It has not been kept.',
  scanner_unavailable:
    'The scanner gives no verdict, and no file is taken without one. Try again in a few minutes.',
  busy: 'Others are working on the same at this moment. Nothing was changed. Try again.',
  refused: 'The call cannot be taken.',
} as const;

/** Why a call was refused, where the message of the rule does not say it all. */
export const calls = {
  our_fault: 'Something went wrong on our side. It is in our log under the X-Request-Id of this answer.',
  form_malformed: 'The form is not well-formed multipart/form-data.',
  idempotency_key_missing: 'The header Idempotency-Key is missing. Choose a new value for every new call.',
  idempotency_key_malformed: 'The header Idempotency-Key must have 1 to 200 printable ASCII characters.',
  if_match_malformed: 'The header If-Match must be an ETag that this API gave, such as "3".',
  last_event_id_malformed: 'The header Last-Event-ID must be the id of an event of this stream.',
  token_already_made:
    'This call has already made the token {token}. A token is shown only once: if you have not kept it, revoke it and make another.',
  too_many_tokens: 'You have {count, plural, one {# token} other {# tokens}} in use. Revoke one first.',
  methods: 'This address can be called with {methods}, not with {method}.',
  send_json: 'Send the body as application/json.',
  send_utf8: 'The encoding of the body is not supported. Send it in UTF-8.',
  send_form: 'Send the form as a browser does, as application/x-www-form-urlencoded.',
  send_file: 'Send the file in a form, as multipart/form-data.',
  too_many_links: 'Too many sign-in links were asked for with this address. Try again in {wait}.',
  too_many_sign_ins: 'Too many attempts to sign in came from your network. Try again in {wait}.',
  too_many_codes_asked: 'Too many codes were asked for. Try again in {wait}.',
  too_many_calls: 'Too many calls in a minute. Try again in {wait}.',
  too_many_wrong_codes: 'Too many wrong codes were entered. Wait {wait}, then begin again.',
  too_many_streams:
    'You have {count, plural, one {# event stream} other {# event streams}} open. Close one before you open another.',
  no_link_sent: 'The mail server does not answer, so no link can be sent. Try again in a few minutes.',
  no_code_sent:
    'The mail server did not take the code within five seconds, so nothing has been signed. Begin again in a few minutes.',
  attachment_too_large: 'The file is larger than {bytes, number} bytes, the most that may be.',
  attachment_type: 'The content of the file is {seen}. These types are taken: {types}.',
  attachment_unknown: 'The content of the file is of no known type. These types are taken: {types}.',
  mislabelled: 'The file is declared as {declared}, and its content is {seen}. Send it under its own type.',
  mislabelled_text:
    'The file is declared as {declared}, and its content is text. Send it under its own type.',
  infected: 'The scanner found {name} in the file. It has not been kept.',
  too_many_attachments:
    '{count, plural, one {# attachment} other {# attachments}} of yours wait to be used in a record. Use them, or wait until they vanish, a day after their upload.',
} as const;

/** The names of statuses, as HTTP has them (RFC 9110, RFC 6585): the titles of problems. */
export const statuses = {
  '400': 'Bad Request',
  '401': 'Unauthorized',
  '403': 'Forbidden',
  '404': 'Not Found',
  '405': 'Method Not Allowed',
  '409': 'Conflict',
  '410': 'Gone',
  '412': 'Precondition Failed',
  '413': 'Content Too Large',
  '415': 'Unsupported Media Type',
  '422': 'Unprocessable Content',
  '428': 'Precondition Required',
  '429': 'Too Many Requests',
  '500': 'Internal Server Error',
  '503': 'Service Unavailable',
  other: 'Refused',
} as const;
