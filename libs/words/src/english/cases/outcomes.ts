/** What an answer to a leg comes to. */
export const outcomes = {
  obtained: 'The leg is satisfied.',
  obtained_with_caveats: 'The leg is satisfied once its conditions are data and they cover the ask.',
  in_principle: 'The party is well disposed; its consent is still awaited, and the leg is not satisfied.',
  provisional:
    'The party agrees for the time being; its consent is still awaited, and the leg is not satisfied.',
  notified:
    'The party has been told. It has not consented; whether that is enough is the word of the policy.',
  consulted:
    'The party has been heard. It has not consented; whether that is enough is the word of the policy.',
  refused: 'The leg blocks every line that needs it.',
  objected:
    'A party whose silence or comment was asked speaks against; the leg blocks every line that needs it.',
  withdrawn: 'The party takes its consent back; the leg blocks every line that needs it.',
  suspended: 'The party holds its consent back for the time being; the leg is not satisfied.',
  late: 'The answer is kept and receipted; the Secretariat reinstates or notes it.',
} as const;
