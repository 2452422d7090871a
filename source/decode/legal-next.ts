/** What the server is ready to take next, the most useful first: for the status line and completion. */
import {findCapability} from '../protocol/ehlo.ts';
import type {Situation} from '../session/entry.ts';

/** Verbs in a phase for commands, `*` in AUTH, `.` in a message; empty when the client has to wait. */
export function legalNext(situation: Situation): string[] {
	switch (situation.phase) {
		case 'command':
			return legalCommands(situation);
		case 'auth':
			return ['*'];
		case 'message':
			return ['.'];
		default:
			return [];
	}
}

function legalCommands(situation: Situation): string[] {
	const announced = (keyword: string) => findCapability(situation.capabilities, keyword) !== undefined;
	const lmtp = situation.protocol === 'lmtp';
	if (situation.greetedWith === null) {
		return [...(lmtp ? ['LHLO'] : ['EHLO', 'HELO']), 'NOOP', 'QUIT'];
	}

	if (situation.sender !== null) {
		const ready = situation.recipients.length > 0;
		return [
			...(ready ? ['DATA'] : []),
			...(ready && announced('CHUNKING') ? ['BDAT'] : []),
			...['RCPT', 'RSET', 'NOOP', 'QUIT'],
		];
	}

	return [
		...(announced('STARTTLS') && !situation.secure ? ['STARTTLS'] : []),
		...(announced('AUTH') && situation.authenticatedAs === null ? ['AUTH'] : []),
		'MAIL',
		...['VRFY', 'EXPN', 'ETRN', 'HELP', 'XCLIENT', 'XFORWARD'].filter(announced),
		...['RSET', 'NOOP', 'QUIT'],
	];
}
