/** The ports on which SMTP is spoken, by what they are for. */

/** Mail between servers (RFC 5321 §4.5.4.2). */
export const relayPort = 25;

/** Submission in clear text first, with STARTTLS (RFC 6409 §3.1). */
export const submissionPort = 587;

/** Submission with TLS from the first byte (RFC 8314 §7.3). */
export const submissionsPort = 465;

/** LMTP has no port of its own (RFC 2033 §5); many sites use this one. */
export const lmtpPort = 24;

/** 2525 is in no standard; providers offer it where 25 and 587 are blocked. */
export const smtpPorts: readonly number[] = [lmtpPort, relayPort, submissionsPort, submissionPort, 2525];

/** The ports that serve a site's own users. */
export const submissionPorts: readonly number[] = [submissionsPort, submissionPort];
