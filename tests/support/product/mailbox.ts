/** A mail as the mailbox of the tests shows it. */
export interface ReceivedMail {
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Listed {
  readonly subject: string;
  readonly text: string;
  readonly to: readonly { readonly address: string }[];
  readonly headers: Readonly<Record<string, string>>;
}

/** All mails that an address has got and whose text or subject holds the words, the oldest first. */
export async function mailsTo(address: string, words: string): Promise<ReceivedMail[]> {
  const response = await fetch(`${process.env['COUNTERSIGN_TEST_MAILBOX_URL']}/api/email`);
  const listed: readonly Listed[] = JSON.parse(await response.text());
  return listed
    .filter((mail) => mail.to.some((recipient) => recipient.address === address))
    .filter((mail) => mail.subject.includes(words) || mail.text.includes(words))
    .map(({ subject, text, headers }) => ({
      subject,
      text,
      headers,
      messageId: headers['message-id'] ?? '',
    }));
}
