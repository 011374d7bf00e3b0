/** What codes are called where they stand in text or in a table. */
export const labels = {
  'leg.releasing_assessment': 'assessment of what can be released',
  'leg.cost_review': 'review of the cost',
  'leg.consultation': 'consultation',
  'leg.advance_notice': 'advance notice',
  'leg.contributor_consent': 'consent of the contributor',
  'leg.host_consent': 'consent of the host',
  'leg.regional_consent': 'consent of the regional body',
  'leg.council_decision': 'decision of the Council',
  'leg.mou_amendment': 'amendment of the memorandum of understanding',
  'leg.clearances': 'clearances',
} as const;
