/** The encoder broke its line at 60, 64, 72 or 76 characters, and the rest went out as the next answer. */

import {parseCommand} from '../../../protocol/command.ts';
import {knownMechanism} from '../../../sasl/lookup.ts';
import type {ReplyEntry} from '../../../session/entry.ts';
import {answeredLine, type Memory} from '../../memory.ts';
import {latinOf} from '../../reading/bytes.ts';
import {type Login, refusedLogin, type Said} from '../../reading/login.ts';
import {providerOf} from '../../reading/provider.ts';
import {refusalOf} from '../../reading/reply.ts';
import {logIn} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/base64-wrapped',
	cause: 'login-malformed',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4954 §4; RFC 4648 §3.1',
	story: {
		what: 'A long user name, password or token fails with 501 or 535, and the line after it with 500.',
		why: '`base64` breaks its output at 76 characters and `openssl base64` at 64. In SMTP an answer is a single line: the server reads the second piece as another answer, or as a command.',
		advice:
			'Encode in one line (`base64 -w0`, `openssl base64 -A`), or type the plain text and let the program encode it.',
	},
	inspect(entry, memory) {
		const login = refusedLogin(entry);
		const cut = login?.said.find(({facts}) => facts.cutAt !== null);
		const claim = login && cut ? cutShort(login, cut) : null;
		return claim ?? orphan(refusalOf(entry), memory);
	},
};

/** It carries the secret itself; the answer of CRAM-MD5 has such a length by chance. */
function carriesSecret(mechanism: string): boolean {
	const reveals = knownMechanism(mechanism)?.reveals;
	return reveals === 'password' || reveals === 'token';
}

/** As long as a line of wrapped output: its end may be missing, or it is as long by chance. */
function cutShort({exchange, plain, reply}: Login, {message, facts}: Said): Claim | null {
	const {mechanism} = exchange;
	const usual = facts.cutAt === 76 || facts.cutAt === 64;
	// Whole in form: only where such long passwords are given out is more than chance likely.
	const isWhole = plain?.form === 'ok';
	const longKeys = /^(ses|sendgrid)$/.test(providerOf(reply) ?? '');
	const isClosed = facts.bytes?.at(-1) === 0x01;
	if (!carriesSecret(mechanism) || isClosed || (isWhole && !usual)) {
		return null;
	}

	const doubtful = isWhole && !longKeys;
	return {
		level: 'error',
		message: doubtful
			? `The answer is exactly ${facts.cutAt} characters long, the length at which encoders break their lines: its end may be missing.`
			: `The answer is exactly ${facts.cutAt} characters long and its end is missing: the encoder broke its output into lines, and only the first one was read.`,
		advice:
			'Encode in one line (`base64 -w0`, `openssl base64 -A`), or give the program the plain text and let it encode it.',
		retry: 'now',
		confidence: usual && !doubtful ? 'likely' : 'possible',
		remedies: [logIn(mechanism)],
		blames: message.entryId,
		...(doubtful && {specificity: 'text'}),
	};
}
/** The second piece came as a command of its own, right after the refused login. */
function orphan(reply: ReplyEntry | null, memory: Memory): Claim | null {
	const line = reply && answeredLine(memory, reply);
	// A token may come in a hundred pieces, each refused in its turn.
	const near = 3 + 2 * memory.unknownCommands.length;
	if (!reply || line?.kind !== 'command' || !memory.refusedAuth || line.id - memory.refusedAuth.id > near) {
		return null;
	}

	// What may be an answer is covered in the line; the bytes are as they were sent.
	const text = latinOf(line.bytes).trim();
	const isPiece = /^[A-Za-z0-9+/]{4,76}={0,2}$/.test(text) && text.length % 4 === 0 && !isWord(text);
	return isPiece && (reply.code === 500 || reply.code === 502)
		? {
				level: 'error',
				message:
					'This line is a piece of base64, not a command: it is the rest of a login that was broken into lines.',
				advice: 'Log in again with the whole text on one line.',
				retry: 'now',
				confidence: 'likely',
				remedies: [logIn()],
				blames: memory.refusedAuth.id,
			}
		: null;
}

function isWord(text: string): boolean {
	return /^[A-Za-z]+$/.test(text) && (parseCommand(text).remarks.length === 0 || text.length <= 8);
}
