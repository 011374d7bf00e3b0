/** Rules about the call itself, whatever it asks for; those of the domain are `RULES` of libs/cases. */
export const CALL_RULES = {
  malformed: 'The body is not well-formed JSON, or the address is not well-formed.',
  header_missing: 'A header that the call needs is missing.',
  header_malformed: 'A header does not have the form that it must have.',
  not_signed_in: 'The call needs a session, and there is none, or it has ended.',
  token_invalid: 'The token that a program shows is unknown, expired or revoked.',
  session_needed: 'A program cannot do this; its person must, in a session.',
  token_reads_only: 'The token is for reading, and the call would change something.',
  token_already_made: 'This call has made a token before, which cannot be shown again.',
  too_many_tokens: 'The person has as many tokens in use as one may have.',
  membership_not_held: 'A token can only be for roles that its person has.',
  csrf_token: 'A change made in a session must carry the token of that session.',
  foreign_origin: 'A browser says that the call comes from a page of another site.',
  not_found: 'There is nothing under this address, or the caller may not see it.',
  method_not_allowed: 'The address does not know this method.',
  body_too_large: 'The body is larger than may be.',
  wrong_media_type: 'The body is of a type or an encoding that is not read here.',
  if_match_missing: 'The change needs If-Match with the ETag of the version that was seen.',
  too_many_calls: 'There were too many calls, or attempts to sign in; Retry-After says when to try again.',
  too_many_codes: 'Too many codes were asked for, or too many wrong ones were given.',
  too_many_streams: 'Too many event streams are open, of this person or in this process.',
  mail_unavailable: 'The mail server does not answer, and nothing goes without it.',
  attachment_too_large: 'The attachment is larger than may be.',
  attachment_missing: 'The form holds no file.',
  attachment_empty: 'The attachment has no content.',
  attachment_type: 'The content of the attachment is of a type that is not taken.',
  too_many_attachments: 'Too many attachments of the caller wait to be used in a record.',
  mislabelled: 'The content of the attachment is of another type than was declared.',
  infected: 'The scanner found something in the attachment.',
  scanner_unavailable: 'The scanner gives no verdict, and no attachment is taken without one.',
  busy: 'Others are at work on the same; nothing was changed, and Retry-After says when to try again.',
  refused: 'The call cannot be taken, for the reason that the status gives.',
} as const;

/** A rule about the call itself. */
export type CallRule = keyof typeof CALL_RULES;

/** Rules about one field of an input, kept by its schema. */
export const FIELD_RULES = {
  missing: 'The field must be there.',
  unknown_field: 'The field is not known here.',
  wrong_type: 'The value is of another type.',
  wrong_format: 'The text does not have the form that it must have.',
  unknown_value: 'The value is none of those that there are.',
  too_small: 'The value is too small, or too short.',
  too_big: 'The value is too large, or too long.',
  not_a_multiple: 'The number is not a multiple of what it must be one of.',
  rule_broken: 'The value breaks a rule that the message states.',
} as const;

/** A rule about one field of an input. */
export type FieldRule = keyof typeof FIELD_RULES;
