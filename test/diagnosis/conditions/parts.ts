/** What the sessions of the conditions have in common. */

/** By rule: why it speaks, or keeps silent, and the session. */
export type Conditions = Readonly<Record<string, {readonly speaks: Sessions; readonly silent: Sessions}>>;
type Sessions = Readonly<Record<string, string>>;

export const greeted = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 SIZE 1000';
export const opened = `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 250 ok`;
export const addressed = `${opened}\nC: RCPT TO:<b@example.org>\nS: 250 ok`;
export const offersTls = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 STARTTLS';
export const started = `${offersTls}\nC: STARTTLS\nS: 220 go`;
export const inTls = `${started}\nTLS`;
export const plain = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250 AUTH PLAIN';

export const login = (text: string): string => `C: AUTH PLAIN ${Buffer.from(text).toString('base64')}`;

/** The same session for each of these words. */
export const each = (words: readonly string[], session: (word: string) => string): Sessions =>
	Object.fromEntries(words.map(word => [word, session(word)]));
