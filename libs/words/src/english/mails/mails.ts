/** What mails say. A letter has a subject, paragraphs that open it, and sections with a heading each. */
export const mails = {
  'frame.attention': 'For the attention of {name}, {title}',
  'frame.rehearsal':
    'NOTE: this is a rehearsal. Its clock has been moved, and nothing in it is real. {assumptions}',
  'frame.rehearsal_assumptions': 'Its times are not those of the real world.',
  'frame.reference': 'Reference',
  'frame.revision': '{reference}, revision {revision, number}',
  'frame.automatic':
    'This message was sent automatically. Please do not reply to it: a reply is not read as an answer.',

  route: '{sender} to {receiver}',
  title: '{units}, {route}',
  deadline: '{here}, {away}',
  deadline_in_two_zones: '{here} ({there}), {away}',

  'section.where': 'Where to look',
  'section.reason': 'The reason given',
  'section.question': 'The question',
  'section.changed': 'What has changed',

  'subject.releasing_assessment': 'Assessment of what can be released',
  'subject.cost_review': 'Review of the cost',
  'subject.consultation': 'Consultation with {party}',
  'subject.advance_notice': 'Advance notice to the Security Council',
  'subject.contributor_consent': 'Consent of {party}',
  'subject.host_consent': 'Consent of {party}',
  'subject.regional_consent': 'Consent of {party}',
  'subject.council_decision': 'Decision of the Security Council',
  'subject.mou_amendment': 'Amendment of the memorandum of understanding with {party}',
  'subject.clearances': 'Clearances of {party}',

  'ask.subject': '{subject}: {title}',
  'ask.opening': 'The text below is addressed to {party}. Please answer by {due}.',
  'ask.text_put': 'What {party} is asked',
  'ask.due': 'When the answer is due',
  'ask.answer_by': 'Answer by: {due}.',
  'ask.needed_by': 'Units needed by: {due}.',
  'ask.silence':
    'If the first of these dates passes without an answer, the answer is overdue. Silence is never taken for consent.',
  'ask.lapses': 'If no answer has come by {lapse}, this request for an answer is closed without one.',
  'ask.how': 'How to answer',
  'ask.personal_link':
    'Open your personal link. It is for you alone; please do not pass it on. Opening it changes nothing.',
  'ask.sign_in': 'Sign in and open the request:',
  'ask.review': 'You can review your answer before you sign it.',
  'ask.hash': 'Fingerprint of the text',
  'ask.round': 'Round {round, number}. SHA-256 of the text: {hash}',

  'ways.consent':
    'There you can consent, consent with conditions, consent in principle, refuse, or ask a question.',
  'ways.consult': 'There you can record that you have been consulted, object, or ask a question.',
  'ways.notice': 'There you record the letter by which notice was given, or ask a question.',
  'ways.council': 'There you record the act that the Council adopted, or that it adopted none.',

  'reminder.subject': 'Reminder {number, number}: {subject}: {title}',
  'reminder.opening':
    'The text below was sent to {party} on {asked}. No answer has been received so far. {late, select, yes {An answer was due by} other {Please answer by}} {due}.',

  'reply.subject': 'Reply to your question: {subject}: {title}',
  'reply.opening':
    'The Secretariat replied on {replied} to the question of {party}. We still wait for your answer; please give it by {due}.',
  'reply.reply': 'The reply',

  'receipt.subject': 'Receipt {receipt}: {subject}: {answer}',
  'receipt.recorded': 'The following answer of {party} has been recorded.',
  'receipt.corrected':
    'The record of the answer of {party} has been corrected. It now says the following; the earlier record is kept beside it.',
  'receipt.what': 'What was recorded',
  'receipt.answer': 'Answer: {value}',
  'receipt.act': 'Act: {value}',
  'receipt.instrument': 'Instrument: {value}',
  'receipt.conditions': 'Conditions: {value}',
  'receipt.reason': 'Reason: {value}',
  'receipt.day': 'Day: {value}',
  'receipt.at': 'Recorded: {value}',
  'receipt.channel': 'How it came: {value}',
  'receipt.number': 'Receipt number: {value}',
  'receipt.hash': 'Fingerprint (SHA-256) of the text that was answered: {value}',
  'receipt.no_text': 'the party had not been asked yet',
  'receipt.not_right': 'If this is not right',
  'receipt.contest':
    'If {party} did not give this answer, or gave another, contest the record by your personal link. It is for you alone; opening it changes nothing.',
  'receipt.contest_effect':
    'From then on the record no longer counts. The Secretariat must correct it or strike it out; it cannot keep it against your word. If the record is right, you need not do anything.',
  'receipt.tell_us':
    'If {party} did not give this answer, or gave another, please tell the United Nations Secretariat at once, with the receipt number. What is recorded is never erased; a correction is recorded beside it.',
  'receipt.late': 'This answer came late',
  'receipt.late_means':
    'It came after the time to answer had ended. It is kept, but changes nothing by itself; the Secretariat decides whether it counts, and gives the reason.',

  'channel.inbox': 'given by a person signed in',
  'channel.sign_off_page': 'given by a personal link',
  'channel.paper': 'on paper, recorded by one person and countersigned by another',
  'channel.api': 'by a program, through the API',
  'channel.record': 'entered from the record of the past',
  'channel.clock': 'by the passing of time',
  'channel.database': 'by the record',
  'channel.standing_consent': 'by the consent given in advance',

  'answer.notice_given': 'notice given',
  'answer.consent': 'consent',
  'answer.consent_with_conditions': 'consent with conditions',
  'answer.in_principle': 'consent in principle',
  'answer.provisional': 'provisional consent',
  'answer.refuse': 'refusal',
  'answer.object': 'objection',
  'answer.abstain': 'abstention',
  'answer.withdraw': 'withdrawal of the consent',
  'answer.suspend': 'suspension of the consent',
  'answer.notified': 'notified',
  'answer.consulted': 'consulted',
  'answer.adopted': 'adopted',
  'answer.not_adopted': 'not adopted',

  'silence.subject': 'No answer from {party}: {title}',
  'silence.opening': '{party} was asked on {asked}, {ago}. No answer has been received.',
  'silence.say': 'What you are asked to do',
  'silence.dates': 'Dates',
  'silence.due': 'Answer due: {due}.',
  'silence.lapse': 'Closed without an answer: {lapse}.',
  'silence.never': 'Silence is never taken for consent.',

  'late_reply.subject': 'Our reply to {party} is late: {title}',
  'late_reply.opening':
    '{party} asked a question and waits for the Secretariat. The reply was due {due}. Until the reply is given, the delay is ours, and the day by which the units are needed comes nearer.',

  'question.subject': 'Question from {party}: {title}',
  'question.opening':
    '{party} asked the question below on {asked}. Its time to answer is paused until the Secretariat has replied. The reply is due {due}.',

  'needed_by.subject': 'Warning: needed by now, but not granted: {title}',
  'needed_by.opening': 'The units were needed by {due}. The request has not been granted.',
  'outstanding.none': 'No consent is outstanding.',
  'outstanding.some': 'Still outstanding: {parties}.',
  'outstanding.party': '{party} ({leg})',

  'window.subject': 'Warning: the usable window shrinks: {unit}, {route}',
  'window.opening':
    'The unit has not arrived: {unit}. Its line expires {expiry}. Each day of delay is one day less on which it can be used.',

  'expiry.subject': 'Warning: the authority ends: {unit}, {route}',
  'expiry.opening':
    'The authority for {unit} with {receiver} ends {expiry}. Before then the unit must have left, or the Security Council must have extended the arrangement. It is never extended by silence.',

  'lost.subject': 'Lost: no usable days are left: {unit}, {route}',
  'lost.opening': '{unit} can no longer be used under this authority: no usable days are left.',
  'lost.expired': 'Its line expired {expiry}, before the unit arrived.',
  'lost.expires': 'Its line expires {expiry}, before the unit can be there.',

  'unit.with_persons': '{unit} (up to {persons, plural, one {# person} other {# persons}})',

  'breach.subject': 'BREACH: unit present without authority since {since}: {unit}',
  'breach.opening':
    'BREACH. The unit is with {receiver} without authority since {since} ({ago}): {unit}. Its authority expired at {expiry}.',
  'moving.subject': 'ALARM: the authority ended while the unit was moving: {unit}',
  'moving.opening':
    'The unit was on its way to {receiver} when its authority ended at {expiry}: {unit}. It must not arrive without a new one.',
  'alarm.what_now':
    'Nothing has been extended. Either the unit returns and its return is recorded, or the Security Council decides again.',
  'alarm.not_extended': 'Nothing has been extended by this, and nothing is extended by silence.',
  'alarm.unknown_moment': 'a moment that is not on record',

  'discontinued.subject': 'ALARM: authority ended by {act}: {unit}, {route}',
  'discontinued.opening': '{act} has ended the authority for {unit} with {receiver}. {leave}',
  'discontinued.some_act': 'an act of the Security Council',
  'leave.over': 'The unit had not left, so the line is over.',
  'leave.by': 'The unit must have left {due}.',
  'leave.now': 'The unit must leave at once.',

  'ruling.subject': 'ALARM: a ruling is needed on a unit that is moving: {unit}, {route}',
  'ruling.opening':
    'The unit was on its way to {receiver} when {act} ended its authority: {unit}. Nobody has ruled yet whether it turns back or goes on.',
  'ruling.what_now':
    'Silence decides nothing: it neither lets the unit in nor turns it back. A manager records the ruling and the document on which it rests. This alarm is repeated until then.',

  'consent_withdrawn.subject': 'ALARM: a consent has been withdrawn: {unit}, {route}',
  'consent_withdrawn.opening':
    'A party has withdrawn the consent on which the presence of {unit} with {receiver} rests. {leave}',

  'suspended.subject': 'Suspended: {unit}, {route}',
  'suspended.opening':
    'The line of {unit} has been suspended. {why} {expires} A suspension does not lengthen the arrangement.',
  'suspended.ordered': 'Those who manage the arrangement have suspended it.',
  'suspended.answered': 'A party has suspended the consent on which it rests.',
  'suspended.record_contested':
    'A party contests what was recorded for it, and the line rests on that record. The contest has to be settled first.',
  'resumed.subject': 'Resumed: {unit}, {route}',
  'resumed.opening': 'The line of {unit} is no longer suspended. {expires}',
  'line.expires': 'It expires {expiry}.',

  'caution.subject': 'Warning: please check a movement: {unit}, {route}',
  'caution.opening':
    'A movement of {unit} has been recorded as it was reported. It conflicts with what is on record:',

  'end.granted.subject': 'Granted: {title}',
  'end.granted.opening': 'The request has been granted: all consents that it needs have been obtained.',
  'end.granted_in_part.subject': 'Granted in part: {title}',
  'end.granted_in_part.opening':
    'The request has been granted in part. The page of the request says which lines were granted and which were not.',
  'end.granted_per_record.subject': 'Granted, as the record says: {title}',
  'end.granted_per_record.opening':
    'The record shows that the arrangement was made. It is silent on some of what the arrangement needed.',
  'end.refused.subject': 'Refused: {title}',
  'end.refused.opening': 'The request has been refused.',
  'end.withdrawn.subject': 'Withdrawn: {title}',
  'end.withdrawn.opening': 'The request has been withdrawn.',
  'end.overtaken.subject': 'Overtaken by events: {title}',
  'end.overtaken.opening': 'Events have made the request unnecessary; it is closed.',
  'end.lapsed.subject': 'Lapsed: {title}',
  'end.lapsed.opening': 'The request has lapsed: what it needs was not obtained in time.',

  'lapsed_round.subject': 'Closed without an answer from {party}: {title}',
  'lapsed_round.opening':
    '{party} was asked on {asked} and has not answered. The time to answer has ended. It has given no consent; if an answer still comes, it is kept as late.',

  'against.refuse.subject': 'Refusal by {party}: {title}',
  'against.refuse.opening':
    '{party} has refused. {leg}: not obtained. The lines that need it cannot be granted.',
  'against.object.subject': 'Objection by {party}: {title}',
  'against.object.opening':
    '{party} has objected. {leg}: not obtained. The lines that need it cannot be granted.',
  'against.withdraw.subject': 'Withdrawal by {party}: {title}',
  'against.withdraw.opening': '{party} has withdrawn its consent. {leg}: no longer in force.',
  'against.suspend.subject': 'Suspension by {party}: {title}',
  'against.suspend.opening': '{party} has suspended its consent. {leg}: does not count while this lasts.',
  'against.not_adopted.subject': 'The Security Council adopted nothing: {title}',
  'against.not_adopted.opening':
    'It has been recorded that the Security Council adopted no act on this request.',
  'against.group.subject': 'Not approved by {party}: {title}',
  'against.group.opening':
    'The group that answers for {party} has not approved. {leg}: not obtained. The lines that need it cannot be granted.',
  'against.what': 'What was recorded',
  'against.recorded': 'Recorded: {at}, receipt {receipt}.',
  'against.last_day': 'Last day of the consent: {day, date}.',
  'against.reason': 'Reason: {reason}',
  'against.no_reason': 'No reason was given.',

  'task.subject': '{task}: {title}',
  'task.opening': 'A new task is waiting for the Secretariat on this request: {what}',
  'task.reply_to_question': 'reply to a question from {party}.',
  'task.answer': 'answer for {party}.',
  'task.record_reply': 'record the reply of the President of the Security Council.',
  'task.appoint_person': 'appoint somebody who can answer for {party}.',
  'task.settle_contest': 'settle a contest by {party}.',
  'task.countersign_paper':
    'countersign what was recorded for {party} from a paper. It does not count until a second person has compared it with the paper.',
  'task.enter_conditions':
    'enter the conditions of {party} as limits. Its consent does not count until they are entered and countersigned.',
  'task.countersign_conditions':
    'countersign the conditions of {party} as they were entered. Its consent does not count until then.',
  'task.review_late_answer':
    'review a late answer of {party}. It is kept; decide whether it counts, and give the reason.',
  'task.resolve_coverage':
    'decide what to do, since the consent of {party} does not cover all that is asked.',
  'task.resolve_block': 'decide what to do, since the answer of {party} blocks what was requested.',
  'task.resolve_reservation':
    'decide who gets the unit, since another arrangement holds it or a ceiling leaves no room for it.',
  'task.confirm_override': 'confirm or reject what an administrator proposes because the process is stuck.',
  'task.some_party': 'a party',
  'task.due': 'Due: {due}.',
  'task.two_persons': 'Whoever made the record cannot check it.',

  'task_title.answer': 'Answer needed',
  'task_title.reply_to_question': 'Reply needed',
  'task_title.countersign_paper': 'Countersignature needed',
  'task_title.enter_conditions': 'Conditions to enter',
  'task_title.countersign_conditions': 'Conditions to countersign',
  'task_title.review_late_answer': 'Late answer to review',
  'task_title.resolve_coverage': 'Gap in a consent to resolve',
  'task_title.resolve_reservation': 'Unit not available',
  'task_title.resolve_block': 'Block to resolve',
  'task_title.record_reply': 'Reply of the President to record',
  'task_title.appoint_person': 'Person to appoint',
  'task_title.confirm_override': 'Override to confirm',
  'task_title.settle_contest': 'Contest to settle',

  'handed_over.subject': 'Handed over to you: {task}: {title}',
  'handed_over.opening':
    '{by} has handed a task over to you: {what} What you do on it is recorded as done by you for {by}.',
  'handed_over.give_back': 'If you cannot do it, hand it back on its page.',
  'handed_back.subject': 'Handed back to you: {task}: {title}',
  'handed_back.opening': 'A task that you had handed over is yours again: {what}',

  'appointed.subject': 'You can now answer for {party}: {title}',
  'appointed.opening': 'You have been appointed to answer for {party} on this request.',
  'appointed.seat': 'You have been appointed to the seat "{seat}" of {party} on this request.',
  'appointed.due': 'An answer is due by {due}.',

  'contested.subject': 'Contested: receipt {receipt} of {party}',
  'contested.received': 'We have received the contest by {party}. The record no longer counts.',
  'contested.notice': '{party} contests what was recorded for it from a paper. The record no longer counts.',
  'contested.record': 'The record',
  'contested.receipt': 'Receipt number: {receipt}',
  'contested.answer': 'Recorded answer: {answer}',
  'contested.at': 'Contested: {at}',
  'contested.words': 'In the words of the party: {reason}',
  'contested.now': 'What happens now',
  'contested.now_text':
    'The Secretariat corrects the record with a new one, or strikes it out and asks you again. It cannot keep it against your word. You may also answer yourself, or let the record stand after all.',
  'contested.to_do': 'What is to be done',
  'contested.to_do_text':
    'Compare the record with the paper. Correct it with a new record, which a second person countersigns, or strike it out; the party is then asked again. It cannot be kept against the word of the party.',

  'settled.subject': 'Settled: the contest of receipt {receipt} of {party}',
  'settled.withdrawn': '{party} lets the record stand after all. It counts again.',
  'settled.corrected':
    'The record has been corrected with a new one, which has its own receipt and can be contested as well.',
  'settled.answered': '{party} has answered itself. The record no longer counts.',
  'settled.asked_again': 'The record no longer counts; {party} is asked again.',
  'settled.struck':
    'The record has been struck out. It no longer counts, and we wait for the answer of {party}.',
  'settled.noted': 'The record no longer counted anyway. The contest is kept on file with it.',

  'revised.subject': 'The request has been amended: {title}',
  'revised.opening':
    'The request has been amended. Consents that cover the changed request stand; the other parties are asked again.',
  'cut.subject': 'The Council allows less than was asked: {title}',
  'cut.opening':
    'An act of the Security Council allows less than was asked. The request has been cut to what it allows.',
  'cut.reason': '{act} allows less than was asked.',
  'revised.asked_again': 'Asked again',
  'revised.party': '{party}: {why}',
  'revised.nobody': 'Nobody.',
  'revised.wording': 'The wording only.',

  'consent_stands.subject': 'The request has changed, and your consent stands: {title}',
  'consent_stands.opening':
    'The request has been changed. The answer of {party} covers the request as it is now, so it stands, and you need not do anything.',
  'consent_stands.speak_up':
    'If you do not agree, please tell the Secretariat at once: you can withdraw the consent.',
  'consent_stands.request': 'The request as it is now',

  'premise_lost.subject': 'No answer is needed for now: {title}',
  'premise_lost.opening':
    'On {asked} {party} was asked for its answer. A step that had to come before has since been refused, objected to or withdrawn.',
  'premise_lost.closed': 'So you need not answer for now. If that step is settled, you will be asked again.',

  'empty_seat.subject': 'Nobody can answer for {party}: {title}',
  'empty_seat.party': '{party} has nobody left who could answer.',
  'empty_seat.seat': 'The seat "{seat}" of {party} has nobody left who could answer.',
  'empty_seat.nothing_assumed': 'Until a person is appointed no answer can come, and none is assumed.',
  'empty_seat.appoint':
    'A manager or an administrator appoints a person who acts for {party}, on the page of the request.',
} as const;
