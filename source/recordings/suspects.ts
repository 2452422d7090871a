/**
 * Text that may be a secret by where it stands in a log, whatever format the log has: behind AUTH and its mechanism,
 * on the line after a prompt for a password, behind `password=`. It is looked for in every line, before any format
 * is tried, so that what a reader gives up on, or takes for someone else's words, is known as well.
 */
import {promptKind} from '../sasl/prompt.ts';
import {isEncodedText, secretInCommand} from '../sasl/secret-lines.ts';
import {MASK, maskSpan} from '../sasl/secrets.ts';
import {type LogLine, readable} from './log-line.ts';
import {isCommandLine} from './shapes.ts';

/** Shorter ones stand in words that have nothing to do with them. */
const SHORTEST = 4;
const MOST = 2000;
const WIDTH = 4000;
/** How many lines around must not hold a word, for it to be more than a part of the log's own marks. */
const NEAR = 4;

/** Each secret once, as it stood there and, where that is base64, as it reads. */
export function suspectedSecrets(lines: readonly LogLine[]): readonly string[] {
	const found = new Set<string>();
	lines.forEach(({text}, index) => {
		const line = text.slice(0, WIDTH);
		if (!secretWords.test(line) && !base64Like.test(line)) {
			return;
		}

		const around = [...answersTo(line, lines, index), ...judgedBy(line, lines, index)];
		for (const token of [...namedSecrets(line), ...around]) {
			for (const form of formsOf(token)) {
				if (form.length >= SHORTEST && found.size < MOST) {
					found.add(readable(form));
				}
			}
		}
	});
	return [...found];
}

// Most lines of a long log have nothing of the kind.
const secretWords = /auth|exps|334|[25]35|pass|pwd|secret|token|bearer|:\/\//i;
/** As `credentialForm` begins, in capitals: “address” is none. */
const base64Like = /[A-Za-z0-9+/]{18}|\b(?:A[A-D]|dXNlc|bix)[A-Za-z0-9+/]{4}/;

/** The text of a line that was not read, with all of it covered that may be a secret. */
export function hideSuspects(text: string, suspects: readonly string[]): string {
	const covered = maskSpan(text, secretInCommand(text))
		.replace(authWithResponse, (_, head: string) => `${head}${MASK}`)
		.replace(assignment, (_, head: string) => `${head}${MASK}`)
		.replace(inUrl, (_, head: string) => `${head}${MASK}`);
	const known = suspects.reduce((clean, suspect) => clean.replaceAll(suspect, MASK), covered);
	// No one knows what a line that was not read is: base64 of a text in it may be an answer.
	return known.replace(/[A-Za-z\d+/_-]{8,}={0,2}/g, word => (isEncodedText(word) ? MASK : word));
}

const mechanism =
	'(?:PLAIN|LOGIN|CRAM-MD5|DIGEST-MD5|NTLM|GSSAPI|EXTERNAL|XOAUTH2?|OAUTHBEARER|SCRAM-[A-Z0-9-]{2,16})';

// What a log says of an AUTH, instead of a response.
const aboutAuth =
	'(?:failed|failure|command|authentication|mechanism|exchange|trace|login|succeeded|successful|error|method|not|is|was|for|with|as|and|or|from|to|via|by|on|in)';

/** `AUTH PLAIN AGFs…`; not the list of a capability, nor `AUTH LOGIN failed`. */
const authWithResponse = new RegExp(
	`((?:^|[^-\\w])(?:AUTH|X-EXPS)[ \\t]{1,8}${mechanism}[ \\t]{1,8})(?!(?:${mechanism}|${aboutAuth})\\b)\\S.*`,
	'gi',
);
const assignment = new RegExp(
	[
		String.raw`((?:^|[^a-z])(?:pass(?:word|wd|phrase)?|pwd|secret|(?:access_?)?token|bearer)["']?[ ]{0,4}`,
		String.raw`(?:=>|[:= ])[ ]{0,4}["']?)(?!\[|<|\*|\(|(?:authentication|incorrect|failed|verification`,
		String.raw`|command|for|is|not|or|and|was|with|required|login|LOGIN)\b)[^\s"',;)]{4,}`,
	].join(''),
	'gi',
);
const inUrl = /(\b(?:smtps?|starttls|lmtp|submission|imaps?):\/\/[^\s:/@]{1,200}:)[^\s/@]{1,200}(?=@)/gi;

/** What is a secret by the words before it, or by its own form. */
function namedSecrets(text: string): string[] {
	return [
		...tokensBehind(text, authWithResponse).flatMap(responsesIn),
		...tokensBehind(text, assignment),
		...tokensBehind(text, inUrl),
		...(text.match(credentialForm) ?? []).filter(token => isCredential(decoded(token))),
	];
}

function responsesIn(rest: string): string[] {
	return base64In(rest).filter(token => isEncoded(token) || token === rest);
}

function tokensBehind(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map(match => match[0].slice((match[1] ?? '').length));
}

// `\0`, `user=`, `n,a=` in base64; or any long one that a name may stand first in.
const credentialForm = /\b(?:A[A-D]|dXNlc|bix|[A-Za-z0-9+/]{18})[A-Za-z0-9+/]{4,4000}={0,2}/g;

/** What PLAIN, XOAUTH2 and OAUTHBEARER send; and the user name and password that take their place by mistake. */
function isCredential(text: string): boolean {
	return (
		/^[^\0]{0,255}\0[^\0]{1,255}\0[^\0]{1,255}$|\x01auth=/.test(text) &&
		isText(text.replaceAll(/[\0\x01]/g, ''))
	);
}

/** A 334; amid other digits or letters only where a challenge follows it. */
const challenge = /(?:^|[^\w.:])334(?:[ -]([^\s"'`\\<)\]]*)|$)|334[ -]([A-Za-z0-9+/]{4,160}={0,2})/;

/** The line that follows a 334, unless it was the user's name that was asked for. */
function answersTo(text: string, lines: readonly LogLine[], index: number): string[] {
	const match = challenge.exec(text);
	const asked = match?.[1] ?? match?.[2] ?? '';
	if (!match || promptKind(asked) === 'user name') {
		return [];
	}

	// Some logs repeat the challenge before the answer.
	const next = lines
		.slice(index + 1, index + 5)
		.findIndex(line => /\S/.test(line.text) && (asked === '' || !line.text.includes(asked)));
	const at = index + 1 + Math.max(next, 0);
	const answer = lines[at]?.text.slice(0, WIDTH) ?? '';
	const last = /(\S+)[ \t]*$/.exec(answer.slice(-400))?.[1] ?? '';
	if (isCommandLine(last) || challenge.test(answer) || /(?:^|[\s>:])[245]\d\d[ -]/.test(answer)) {
		return [];
	}

	const around = [...lines.slice(Math.max(at - NEAR, 0), at), ...lines.slice(at + 1, at + 1 + NEAR)];
	const words = answer.length > LONG_ANSWER ? [] : [stripMarks(last)];
	return [...base64In(answer).filter(isEncoded), ...words].filter(
		token => token.length >= SHORTEST && !around.some(line => shapeOf(line.text).includes(shapeOf(token))),
	);
}

/** RFC 4954 §6: codes that only a login gets. */
const verdictOnLogin = /(?:^|[^\w.:-])(?:235|535)(?:[ -]|$)/;
/** A single word behind the mark of a client’s line. */
const clientWord =
	/(?:^|[\s\])])(?:[~-]{0,3}>{1,4}|(?:C|CLIENT|SEND|SENT|OUT):)[ \t]{1,8}["'`]?([^\s"'`]{4,200})["'`]?[ \t]*$/i;

// Some logs name the command alone.
const bareVerb = /^(?:MAIL|RCPT|BDAT|VRFY|EXPN)$/i;

/** Where a log begins behind the prompt, the line that the server then accepts or refuses as a login. */
function judgedBy(text: string, lines: readonly LogLine[], index: number): string[] {
	if (!verdictOnLogin.test(text)) {
		return [];
	}

	const before = lines
		.slice(Math.max(index - 3, 0), index)
		.map(line => line.text.slice(0, WIDTH))
		.findLast(line => /\S/.test(line));
	const word = clientWord.exec(before?.slice(-400) ?? '')?.[1];
	return word === undefined || isCommandLine(word) || bareVerb.test(word) ? [] : [word];
}

/** Numbers differ from line to line in a log's own marks. */
function shapeOf(text: string): string {
	return text.slice(0, WIDTH).replace(/\d{1,20}/g, '0');
}

/** A password typed as it is ends a line; on longer ones other words do. */
const LONG_ANSWER = 300;

/** Base64 of text, or long and mixed: not a word that happens to have its alphabet. */
function isEncoded(token: string): boolean {
	return (
		(token.length >= 8 && isText(decoded(token))) ||
		(token.length >= 24 && /[+/=\d]/.test(token) && /[a-z]/.test(token))
	);
}

const utf8 = new TextDecoder('utf-8', {fatal: true});

function isText(view: string): boolean {
	try {
		return view !== '' && !/[\x02-\x08\x0b-\x1f\x7f]/.test(utf8.decode(Buffer.from(view, 'latin1')));
	} catch {
		return false;
	}
}

/** Without what a log closes a line with. */
function stripMarks(word: string): string {
	return word.replace(/^[`"'([{<]{1,4}/, '').replace(/(?:\\r|\\n|[`"')\]}>,;]){1,8}$/, '');
}

function base64In(text: string): string[] {
	return text.match(/[A-Za-z0-9+/_-]{4,}={0,2}/g) ?? [];
}

/** In the view of `log-line.ts`; empty where it is not base64. */
function decoded(token: string): string {
	return /^[A-Za-z0-9+/]{4,}={0,2}$/.test(token) ? Buffer.from(token, 'base64').toString('latin1') : '';
}

/** As it stands, and with what it says where that is text: a password by itself, or behind a user name. */
function formsOf(token: string): string[] {
	const text = decoded(token);
	const parts = text.includes('\0') ? text.split('\0').slice(2) : [text];
	return isText(text) ? [token, ...parts] : [token];
}
