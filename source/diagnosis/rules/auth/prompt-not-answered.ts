/** The server asked for the user name or the password, and the client went on with a command. */
import {promptKind, promptText} from '../../../sasl/prompt.ts';
import type {Entry, SentLineEntry} from '../../../session/entry.ts';
import type {Memory} from '../../memory.ts';
import {words} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/prompt-not-answered',
	cause: 'login-mechanism',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 4954 §4',
	story: {
		what: 'After a 334 the client sends QUIT or another command instead of an answer.',
		why: 'AUTH LOGIN was never standardised. Some clients and devices recognise only the prompts “Username:” and “Password:”, and give up where a server words them differently or encodes them in another way. Others have no user name or password to send.',
		advice:
			'Check that the client has a user name and a password. If it does, let it use AUTH PLAIN, which has no prompts, or change the server’s prompts.',
	},
	inspect(entry, memory) {
		const prompt = promptBefore(entry, memory);
		if (prompt === null || !isCommand(entry)) {
			return null;
		}

		const kind = promptKind(prompt);
		const isUsual = prompt.trim() === '' || /^(?:username|password):?$/i.test(promptText(prompt).trim());
		return {
			level: 'error',
			message: `The server asked for ${kind === 'user name' || kind === 'password' ? `the ${kind}` : 'an answer'}, and the client sent ${entry.verb ?? 'QUIT'} instead: it gave up the login.`,
			advice: isUsual
				? 'Check that the client has a user name and a password. If it does, let it use another mechanism, such as PLAIN.'
				: 'The client may not recognise this prompt: many know only “Username:” and “Password:”. Let it use AUTH PLAIN, which has no prompts, or change the prompts on the server.',
			retry: 'now',
			confidence: 'likely',
			remedies: [words('let the client log in with AUTH PLAIN')],
			...(memory.lastReply && {blames: memory.lastReply.id}),
		};
	},
};

/** What comes after a 334 is an answer; this one is meant as a command all the same. */
function isCommand(entry: Entry): entry is SentLineEntry {
	return (
		entry.type === 'sent' &&
		(entry.kind === 'command' || (entry.kind === 'auth-response' && /^quit$/i.test(latin1(entry.bytes))))
	);
}

function latin1(bytes: Uint8Array): string {
	return Buffer.from(bytes.subarray(0, 8)).toString('latin1');
}

/** What the 334 that is still to be answered asks; null where there is none. */
function promptBefore(entry: Entry, {lastReply, unanswered}: Memory): string | null {
	return isCommand(entry) &&
		lastReply?.code === 334 &&
		lastReply.auth?.outcome === 'open' &&
		unanswered.length === 0
		? (lastReply.lines[0]?.text ?? '')
		: null;
}
