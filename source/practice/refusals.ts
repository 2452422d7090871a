/** What the practice server refuses, and in which words. The local part of an address asks for a refusal. */
import {parseRules} from '../listen/answers/parse.ts';
import {courseOf} from '../listen/answers/rule.ts';
import {practiceAnswers} from './answers.ts';

export type Refusal = {
	readonly code: number;
	/** Begins with the enhanced status code. */
	readonly text: string;
};

export const domain = 'practice.test';

export const owners: readonly string[] = [`alice@${domain}`, `bob@${domain}`];

const named = parseRules(practiceAnswers);

/** GTUBE: every spam filter takes a message that holds it for spam. */
const spamProbe = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';

/** Why this recipient is not taken, or null. `greylisted` remembers who has been sent away once. */
export function refuseRecipient(
	address: string,
	client: {readonly authenticated: boolean; readonly greylisted: Set<string>},
): Refusal | null {
	const recipient = address.toLowerCase();
	const [local, host] = splitAddress(recipient);
	// RFC 5321 §4.5.1: postmaster is taken without a domain, and always.
	if (local === 'postmaster' && (host === '' || host === domain)) {
		return null;
	}

	if (host !== domain) {
		return client.authenticated
			? null
			: {code: 550, text: `5.7.1 Relaying to ${address} is denied; log in first`};
	}

	const mailbox = local.replace(/\+.*/, '');
	if (owners.includes(`${mailbox}@${domain}`)) {
		return null;
	}

	// A tag is a part of the name to be greylisted, and of no other.
	const line = `RCPT TO:<${mailbox === 'greylist' ? local : mailbox}@${domain}>`;
	const {answer} = courseOf(named.ok ? named.rules : [], {verb: 'RCPT', line}, null, client.greylisted);
	if (answer && answer !== 'close') {
		return {code: answer.code, text: answer.texts.join(' ')};
	}

	if (mailbox === 'greylist') {
		return null;
	}

	return {code: 550, text: `5.1.1 <${address}>: there is no such user here`};
}

/** Why this message is not taken after its final dot, or null. */
export function refuseMessage(bytes: Uint8Array): Refusal | null {
	return Buffer.from(bytes).includes(spamProbe)
		? {code: 550, text: '5.7.1 The message was classified as spam'}
		: null;
}

/** The mailbox that takes mail for this address: without its `+tag`; alice reads what comes for postmaster. */
export function mailboxOf(address: string): string {
	const [local, host] = splitAddress(address.toLowerCase());
	const mailbox = local.replace(/\+.*/, '');
	const reader = mailbox === 'postmaster' && (host === '' || host === domain) ? 'alice' : mailbox;
	return `${reader}@${host || domain}`;
}

function splitAddress(address: string): [local: string, host: string] {
	const at = address.lastIndexOf('@');
	return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
}
