/** What differs between two steps that belong together, in one sentence each. Unescaped. */
import {compareCapabilities} from '../../protocol/ehlo.ts';
import {isNegative, isTransientNegative} from '../../protocol/reply-class.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Pair} from './align.ts';
import type {Step} from './steps.ts';

/** What the two are called in the sentences. */
export type Names = {readonly left: string; readonly right: string};

export type Difference = {
	readonly kind: /** Accepted here, refused there. */
		| 'outcome'
		/** A step that only one side has. */
		| 'missing'
		| 'ending'
		/** The client said something else. */
		| 'command'
		| 'capabilities'
		| 'tls'
		| 'content'
		/** The same outcome with another code. */
		| 'code'
		| 'timing';
	/** It is itself a difference in how the session went, not only a possible reason for one. */
	readonly decides: boolean;
	readonly message: string;
	readonly left: number | null;
	readonly right: number | null;
};

/** Empty where the step went alike on both sides. */
export function differencesOf({left, right}: Pair<Step>, names: Names): Difference[] {
	if (left && right) {
		return [
			...inCommand(left, right, names),
			...inTls(left, right, names),
			...inReplies(left, right, names),
			...inCapabilities(left, right, names),
			...inEnding(left, right, names),
		];
	}

	const only = left ?? right;
	return only ? [missing(only, left ? names.left : names.right, left, right)] : [];
}

function made(
	kind: Difference['kind'],
	decides: boolean,
	message: string,
	left: Step | null,
	right: Step | null,
): Difference {
	return {kind, decides, message, left: left?.entryId ?? null, right: right?.entryId ?? null};
}

function missing(step: Step, whose: string, left: Step | null, right: Step | null): Difference {
	const reply = step.replies.at(-1);
	const answer = reply ? `, answered with ${codeOf(reply)}` : '';
	// How a log ends, and lines that only look at the server, decide nothing.
	const decides = !['end', 'NOOP', 'RSET', 'QUIT', 'HELP', 'VRFY', 'EXPN'].includes(step.key);
	return made('missing', decides, `Only ${whose} has ${nameOf(step)}${answer}.`, left, right);
}

function inCommand(left: Step, right: Step, names: Names): Difference[] {
	const [one, other] = [left.sent, right.sent];
	if (!one || !other) {
		return [];
	}

	if (one.kind === 'message' && other.kind === 'message') {
		const same = one.octets === other.octets;
		const message = `The message is ${one.octets} octets in ${names.left} and ${other.octets} in ${names.right}.`;
		return same ? [] : [made('content', false, message, left, right)];
	}

	if (
		one.kind === 'message' ||
		other.kind === 'message' ||
		one.kind === 'auth-response' ||
		normal(one.line) === normal(other.line)
	) {
		return [];
	}

	return [
		made('command', false, `“${one.line}” in ${names.left}, “${other.line}” in ${names.right}.`, left, right),
	];
}

function normal(line: string): string {
	return line
		.trim()
		.toUpperCase()
		.replace(/[ \t]+/g, ' ');
}

function inTls(left: Step, right: Step, names: Names): Difference[] {
	const [one, other] = [left.tls, right.tls];
	if (!one || !other) {
		const whose = one ? names.left : names.right;
		return one === other
			? []
			: [made('tls', false, `Only ${whose} is encrypted from the first byte.`, left, right)];
	}

	const isKnown = (name: string): boolean => name !== 'unknown';
	const found: Difference[] = [];
	if (one.protocol !== other.protocol && isKnown(one.protocol) && isKnown(other.protocol)) {
		found.push(
			made(
				'tls',
				false,
				`${one.protocol} in ${names.left}, ${other.protocol} in ${names.right}.`,
				left,
				right,
			),
		);
	}

	if (one.authorized !== other.authorized && !one.recorded && !other.recorded) {
		const whose = one.authorized ? names.left : names.right;
		found.push(made('tls', false, `The certificate chain is trusted only in ${whose}.`, left, right));
	}

	return found;
}

function inReplies(left: Step, right: Step, names: Names): Difference[] {
	const found: Difference[] = [];
	const count = Math.max(left.replies.length, right.replies.length);
	for (let index = 0; index < count; index++) {
		const [one, other] = [left.replies[index], right.replies[index]];
		if (one && other) {
			found.push(...betweenReplies(one, other, left, right, names));
		} else {
			const whose = one ? names.right : names.left;
			found.push(made('outcome', true, `${capital(nameOf(left))} got no reply in ${whose}.`, left, right));
		}
	}

	if (left.malformed.length > 0 !== right.malformed.length > 0) {
		const whose = left.malformed.length > 0 ? names.left : names.right;
		found.push(
			made('outcome', true, `Only in ${whose}, the server sent something that is not a reply.`, left, right),
		);
	}

	return found;
}

function betweenReplies(
	one: ReplyEntry,
	other: ReplyEntry,
	left: Step,
	right: Step,
	names: Names,
): Difference[] {
	const [first, second] = [codeOf(one), codeOf(other)];
	const what = capital(nameOf(left));
	if (outcomeOf(one.code) !== outcomeOf(other.code)) {
		const message = `${what} is ${outcomeOf(one.code)} in ${names.left} (${first}) and ${outcomeOf(other.code)} in ${names.right} (${second}).`;
		return [made('outcome', true, message, left, right)];
	}

	if (first !== second) {
		// Two refusals with other reasons are worth a look; two ways of saying yes are not.
		const decides = isNegative(one.code) && one.code !== other.code;
		return [
			made(
				'code',
				decides,
				`${what} gets ${first} in ${names.left} and ${second} in ${names.right}.`,
				left,
				right,
			),
		];
	}

	return slowness(one, other, what, left, right, names);
}

const SLOW = 5000;

function slowness(
	one: ReplyEntry,
	other: ReplyEntry,
	what: string,
	left: Step,
	right: Step,
	names: Names,
): Difference[] {
	const [first, second] = [one.elapsed, other.elapsed];
	if (first === null || second === null) {
		return [];
	}

	if (Math.max(first, second) < SLOW || Math.max(first, second) < 10 * Math.min(first, second)) {
		return [];
	}

	const whose = first > second ? names.left : names.right;
	const seconds = Math.round(Math.max(first, second) / 1000);
	return [
		made('timing', false, `${what} waits ${seconds} seconds for its reply only in ${whose}.`, left, right),
	];
}

function inCapabilities(left: Step, right: Step, names: Names): Difference[] {
	if (!left.capabilities || !right.capabilities) {
		return [];
	}

	const {appeared, vanished, changed} = compareCapabilities(
		left.capabilities.keywords,
		right.capabilities.keywords,
	);
	const parts = [
		vanished.length > 0 && `only ${names.left} announces ${vanished.join(', ')}`,
		appeared.length > 0 && `only ${names.right} announces ${appeared.join(', ')}`,
		changed.length > 0 && `${changed.join(', ')} ${changed.length > 1 ? 'have' : 'has'} different parameters`,
	].filter(part => part !== false);
	return parts.length === 0
		? []
		: [made('capabilities', false, `${capital(parts.join('; '))}.`, left, right)];
}

function inEnding(left: Step, right: Step, names: Names): Difference[] {
	const [one, other] = [left.ending, right.ending];
	const message = `The end in ${names.left}: ${one} The end in ${names.right}: ${other}`;
	return one === null || other === null || one === other ? [] : [made('ending', false, message, left, right)];
}

function outcomeOf(code: number): string {
	return !isNegative(code) ? 'accepted' : isTransientNegative(code) ? 'temporarily refused' : 'refused';
}

function codeOf({code, enhanced}: ReplyEntry): string {
	return enhanced === null ? `${code}` : `${code} ${enhanced}`;
}

function nameOf(step: Step): string {
	const {sent} = step;
	switch (step.key) {
		case 'CONNECT':
			return 'the connection';
		case 'DATA-END':
			return 'the message';
		case 'AUTH answer':
			return 'an answer to AUTH';
		case 'TLS':
			return 'the TLS handshake';
		case 'chunk':
			return 'a block';
		case 'unasked':
			return 'a reply to no command';
		case 'end':
			return 'an end';
		default:
			return sent && sent.kind !== 'message' ? `“${sent.line}”` : step.key;
	}
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
