/** Words with which a server refuses and says no more than that. */
import type {Token} from '../tokens.ts';

const words = new Set(
	`rejected reject refused refuse denied deny blocked block declined error errors failed failure fail failing permanent
	permanently temporary temporarily administrative prohibition transient later try again retry please sorry message messages mail email your the
	a an this that has been have had was were is are be will not no accepted accept deferred delivery deliver delivered
	undelivered request requested action taken aborted transaction for of to on in by from at with and or time moment now
	service access address recipient sender rcpt mailfrom rcptto command data client host server connection user mailbox
	local other unknown status code id reason see contact postmaster administrator more information link details here we
	our you it its cannot could would unable do does did processed process processing action smtp esmtp mx gsmtp visit
	go away ok all system remote said sending transmission bad bye closing channel closed session prohibited forbidden
	unauthorized attempt attempts moments few minutes further notice undefined general problem occurred reply deny ed
	<addr> <other> <rcpt> <sender> <host> <link> <ip> <client> <name> <helo> <rcptdomain> <senderdomain> <null>`.split(
		/\s+/,
	),
);

/** Numbers and identifiers say nothing; a single strange word among them does. */
export function isBare(tokens: readonly Pick<Token, 'text'>[]): boolean {
	return tokens.every(({text}) => words.has(text) || /^\d+$/.test(text) || text.length === 1);
}
