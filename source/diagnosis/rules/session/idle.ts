/** The server got tired of waiting, measured. */
import {timeOf} from '../../../session/moment.ts';
import {refusalOf, textOf} from '../../reading/reply.ts';
import {connect} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'session/idle',
	cause: 'idle-timeout',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 5321 §4.5.3.2',
	story: {
		what: 'The server sends 421 4.4.2 or 451 4.7.0 after a pause.',
		why: 'The server’s timer runs while you read or encode something. RFC 5321 asks for five minutes; many servers wait one or two, and some wait less under load.',
		advice: 'Connect again and repeat the lines up to here; a NOOP from time to time keeps a session open.',
	},
	inspect(entry, memory) {
		const reply = refusalOf(entry);
		const now = timeOf(entry);
		const silence = now === null || memory.lastAt === null ? null : now - memory.lastAt;
		const saysSo =
			reply &&
			(reply.code === 421 || reply.code === 451) &&
			/time(d)?[ -]?out|idle|inactiv|4\.4\.2/i.test(`${textOf(reply)} ${reply.enhanced ?? ''}`);
		if (!reply || !saysSo || silence === null || silence < 5000 || memory.unanswered.length > 0) {
			return null;
		}

		return {
			level: 'warning',
			message: `The server gave up after ${silence < 120_000 ? `${Math.round(silence / 1000)} seconds` : `${Math.round(silence / 60_000)} minutes`} without a line from you.`,
			advice: 'Connect again and repeat the lines up to here; a NOOP from time to time keeps a session open.',
			retry: 'now',
			confidence: 'certain',
			remedies: [connect()],
		};
	},
};
