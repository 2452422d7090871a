/** A client sends ahead without being allowed to. */
import {findCapability} from '../../../protocol/ehlo.ts';
import type {SentEntry} from '../../../session/entry.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'client/pipelines',
	cause: 'protocol-early',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 2920 §3.1; RFC 5321 §4.3.1',
	story: {
		what: 'A line arrives before the reply to the previous one, and PIPELINING was not offered, or does not allow it there.',
		why: 'The program does not read replies. Postfix refuses this by default since 3.9; other servers discard what came too early.',
		advice:
			'Make the program wait for each reply. Where PIPELINING is offered, MAIL, RCPT and DATA may go together.',
	},
	inspect(entry, memory) {
		const before = memory.lastSent;
		if (entry.type !== 'sent' || !entry.ahead || !before || wasTold(before)) {
			return null;
		}

		const offered = findCapability(entry.situation.capabilities, 'PIPELINING') !== undefined;
		const last = before.kind === 'message' ? null : before.verb;
		// RFC 2920 §3.1: these must be the last of a group.
		const mustWait = last !== null && waits.includes(last);
		if (offered && !mustWait) {
			return null;
		}

		return {
			level: 'warning',
			message: offered
				? `The client did not wait for the reply to ${last}, which must be the last command of a group.`
				: 'The client did not wait for the reply to the previous line, although PIPELINING was not offered.',
			advice:
				'Make the program read each reply before it continues. Postfix (since 3.9) and others refuse such a session.',
			retry: 'none',
			confidence: 'certain',
		};
	},
};

const waits: readonly string[] = [
	'EHLO',
	'HELO',
	'LHLO',
	'DATA',
	'VRFY',
	'EXPN',
	'TURN',
	'QUIT',
	'NOOP',
	'STARTTLS',
	'AUTH',
];

/** Said once, at the first line of those that came together. */
function wasTold(before: SentEntry): boolean {
	return before.ahead === true;
}
