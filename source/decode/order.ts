/** Whether a command has its place where the session stands (RFC 5321 §4.1.4, RFC 3207 §4, RFC 4954 §4). */
import type {Command} from '../protocol/command.ts';
import {announcedMechanisms, findCapability} from '../protocol/ehlo.ts';
import type {Remark} from '../protocol/remark.ts';
import type {Situation} from '../session/entry.ts';
import {commandWords} from './commands.ts';
import {sizeLimit} from './ehlo-parameters.ts';
import {esmtpParameter} from './esmtp-parameters.ts';
import {octetsInWords} from './quantities.ts';

/** What the server is likely to object to, for reasons outside the line. */
export function misplaced(command: Command, situation: Situation): Remark[] {
	const {verbSpan} = command;
	const add = (id: string, message: string, reference: string): Remark => ({
		id: `order/${id}`,
		message,
		...verbSpan,
		reference,
	});
	return [
		...greetingProblems(command, situation, add),
		...transactionProblems(command, situation, add),
		...loginProblems(command, situation, add),
		...announcementProblems(command, situation, add),
	];
}

type Add = (id: string, message: string, reference: string) => Remark;

const needsGreeting: readonly string[] = ['MAIL', 'RCPT', 'DATA', 'BDAT', 'AUTH', 'STARTTLS', 'ETRN'];

function greetingProblems({verb}: Command, situation: Situation, add: Add): Remark[] {
	if (situation.phase === 'greeting') {
		return [
			add('before-greeting', 'The server speaks first, and its 220 has not arrived yet.', 'RFC 5321 §3.1'),
		];
	}

	const lmtp = situation.protocol === 'lmtp';
	if (lmtp ? verb === 'EHLO' || verb === 'HELO' : verb === 'LHLO') {
		const right = lmtp ? 'LHLO' : 'EHLO';
		const message = `This is ${lmtp ? 'LMTP' : 'SMTP'}: the greeting here is ${right}.`;
		return [add('greeting', message, 'RFC 2033 §4.1')];
	}

	if (situation.greetedWith !== null || !needsGreeting.includes(verb)) {
		return [];
	}

	const message = situation.secure
		? `${lmtp ? 'LHLO' : 'EHLO'} must come first, and again after STARTTLS.`
		: `${lmtp ? 'LHLO' : 'EHLO'} must come first.`;
	return [add('no-greeting', message, 'RFC 5321 §4.1.4')];
}

function transactionProblems({verb}: Command, situation: Situation, add: Add): Remark[] {
	const reference = 'RFC 5321 §4.1.4';
	const open = situation.sender !== null;
	switch (verb) {
		case 'MAIL':
			return open ? [add('nested', 'A transaction is already open; RSET resets it.', reference)] : [];
		case 'RCPT':
			return open ? [] : [add('no-sender', 'MAIL must come first.', reference)];
		case 'DATA':
		case 'BDAT': {
			if (!open) {
				return [add('no-sender', 'MAIL and RCPT must come first.', reference)];
			}

			return situation.recipients.length > 0
				? []
				: [add('no-recipient', 'No recipient has been accepted yet.', reference)];
		}

		case 'AUTH':
		case 'STARTTLS':
			return open ? [add('in-transaction', `${verb} is not allowed inside a transaction.`, reference)] : [];
		default:
			return [];
	}
}

function loginProblems({verb, auth}: Command, situation: Situation, add: Add): Remark[] {
	if (verb === 'STARTTLS') {
		return situation.secure ? [add('tls-twice', 'TLS is already active.', 'RFC 3207 §4.2')] : [];
	}

	if (verb !== 'AUTH') {
		return [];
	}

	if (situation.authenticatedAs !== null) {
		return [add('auth-twice', 'A user is already logged in; a second AUTH gets 503.', 'RFC 4954 §4')];
	}

	const offered = announcedMechanisms(situation.capabilities);
	if (!auth || auth.mechanism === '' || offered.length === 0 || offered.includes(auth.mechanism)) {
		return [];
	}

	const message = `The server offers ${offered.join(', ')}, not ${auth.mechanism}.`;
	return [add('mechanism', message, 'RFC 4954 §4')];
}

function announcementProblems(command: Command, situation: Situation, add: Add): Remark[] {
	const {verb, parameters} = command;
	const keyword = commandWords(verb)?.keyword;
	const found: Remark[] = [];
	const {capabilities, greetedWith} = situation;
	if (greetedWith === 'HELO' && (keyword !== undefined || parameters.length > 0)) {
		const message = 'After HELO no extensions are available; send EHLO instead.';
		return [add('helo', message, 'RFC 5321 §2.2.1')];
	}

	if (!capabilities) {
		return [];
	}

	if (keyword !== undefined && !findCapability(capabilities, keyword)) {
		found.push(add('not-announced', notAnnounced(verb, situation), 'RFC 5321 §2.2'));
	}

	for (const {name, value, span} of parameters) {
		const wanted =
			name === 'BODY' && value?.toUpperCase() === 'BINARYMIME' ? 'BINARYMIME' : esmtpParameter(name)?.keyword;
		if (wanted !== undefined && !findCapability(capabilities, wanted)) {
			const message = `The server did not announce ${wanted}; it may answer 555 to ${name}.`;
			found.push({id: 'order/parameter', message, ...span, reference: 'RFC 5321 §4.1.1.11'});
		}
	}

	return [...found, ...sizeProblem(command, situation)];
}

function notAnnounced(verb: string, situation: Situation): string {
	if (verb === 'AUTH' && !situation.secure && findCapability(situation.capabilities, 'STARTTLS')) {
		return 'The server does not offer AUTH here; it may do so after STARTTLS and EHLO.';
	}

	return `The server did not announce ${verb}.`;
}

function sizeProblem({parameters}: Command, {capabilities}: Situation): Remark[] {
	const size = parameters.find(parameter => parameter.name === 'SIZE');
	const limit = sizeLimit(findCapability(capabilities, 'SIZE')?.parameters ?? []);
	if (!size?.value || limit === null || !(Number(size.value) > limit)) {
		return [];
	}

	const message = `The server accepts at most ${octetsInWords(limit)}.`;
	return [{id: 'order/size', message, ...size.span, reference: 'RFC 1870'}];
}
