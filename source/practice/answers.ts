/**
 * Refusals to be had by name, always the same, as rules for a listener: `smtpscope listen --answers practice`
 * reads them too. `greylist` is refused only the first time.
 */
export const practiceAnswers = `# What the practice server refuses by name.
answer RCPT TO:<full@practice.test>=452 4.2.2 The mailbox is full; try again later
answer RCPT TO:<overquota@practice.test>=552 5.2.2 The mailbox is over its quota
answer RCPT TO:<tempfail@practice.test>=451 4.3.0 Something went wrong here; try again later
answer RCPT TO:<disabled@practice.test>=550 5.2.1 The mailbox is disabled
answer RCPT TO:<drop@practice.test>=421 4.3.2 Closing the connection, as this address asks for
answer-once RCPT TO:<greylist*@practice.test>=450 4.7.1 Greylisted: not seen before; try again
`;
