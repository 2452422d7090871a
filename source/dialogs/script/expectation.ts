/** `/expect …`: what a script may demand of the last reply, of the capabilities and of TLS. */
import {findCapability} from '../../protocol/ehlo.ts';
import {firstDigit} from '../../protocol/reply-class.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {SessionState} from '../../session/state.ts';
import {fits, readPin} from '../../transport/pin.ts';
import type {Pin, TlsFacts} from '../../transport/types.ts';

export type Comparison = '>' | '>=' | '<' | '<=' | '=' | '!=';

export type Expectation =
	| {readonly kind: 'code'; readonly code: number}
	/** First digit: `2xx`. */
	| {readonly kind: 'class'; readonly digit: number}
	| {readonly kind: 'enhanced'; readonly code: string}
	| {
			readonly kind: 'capability';
			readonly keyword: string;
			readonly parameter: string | null;
			readonly absent: boolean;
	  }
	| {readonly kind: 'tls'; readonly comparison: Comparison; readonly version: number}
	| {readonly kind: 'no-tls'}
	/** Both verdicts on the certificate. */
	| {readonly kind: 'verified'}
	| {readonly kind: 'certificate-pin'; readonly pin: Pin}
	| {readonly kind: 'certificate-days'; readonly comparison: Comparison; readonly days: number};

export type Check = {readonly met: boolean; readonly expected: string; readonly got: string};

const forms =
	'Write /expect 250, /expect 2xx, /expect 5.7.8, /expect cap STARTTLS, /expect no cap STARTTLS, /expect tls >= 1.2, /expect no tls, /expect verified, /expect cert.days > 14 or /expect cert.pin SHA256.';

/** Such as `250`, `5xx`, `4.7.1`, `cap SIZE`, `no cap AUTH`, `tls >= 1.2`, `verified`, `cert.days > 14`. */
export function parseExpectation(text: string): Expectation | {readonly problem: string} {
	const words = text.trim();
	const code = /^[1-5]\d\d$/.exec(words);
	if (code) {
		return {kind: 'code', code: Number(words)};
	}

	const byClass = /^([1-5])(?:xx|yz)$/i.exec(words);
	if (byClass) {
		return {kind: 'class', digit: Number(byClass[1])};
	}

	if (/^[245]\.\d{1,3}\.\d{1,3}$/.test(words)) {
		return {kind: 'enhanced', code: words};
	}

	const capability = /^(no\s+)?cap\s+(\S+)(?:\s+(\S+))?$/i.exec(words);
	if (capability) {
		const [, absent, keyword = '', parameter] = capability;
		return {
			kind: 'capability',
			keyword: keyword.toUpperCase(),
			parameter: parameter?.toUpperCase() ?? null,
			absent: absent !== undefined,
		};
	}

	return parseTlsExpectation(words) ?? {problem: `“/expect ${words}” is not a known expectation. ${forms}`};
}

function parseTlsExpectation(words: string): Expectation | undefined {
	if (/^no\s+tls$/i.test(words)) {
		return {kind: 'no-tls'};
	}

	if (/^verified$/i.test(words)) {
		return {kind: 'verified'};
	}

	const tls = /^tls(?:\s*(>=|<=|>|<|!=|={1,2})\s*(?:TLSv)?(1(?:\.[0-3])?))?$/i.exec(words);
	if (tls) {
		return {kind: 'tls', comparison: toComparison(tls[1] ?? '>='), version: Number(tls[2] ?? 1)};
	}

	const pin = readPin(/^cert\.pin\s+(\S+)$/i.exec(words)?.[1] ?? '');
	if (pin) {
		return {kind: 'certificate-pin', pin};
	}

	const days = /^cert\.days\s*(>=|<=|>|<|!=|={1,2})\s*(\d{1,6})$/i.exec(words);
	return days
		? {kind: 'certificate-days', comparison: toComparison(days[1] ?? '='), days: Number(days[2])}
		: undefined;
}

function toComparison(text: string): Comparison {
	switch (text) {
		case '>':
		case '>=':
		case '<':
		case '<=':
		case '!=':
			return text;
		default:
			return '=';
	}
}

/** Whether it speaks of the reply, and so foresees a refusal. */
export function isAboutReply(expectation: Expectation): boolean {
	return expectation.kind === 'code' || expectation.kind === 'class' || expectation.kind === 'enhanced';
}

/** `now`: milliseconds since 1970, for the days of a certificate. */
export function check(
	expectation: Expectation,
	reply: ReplyEntry | undefined,
	state: SessionState,
	now: number,
): Check {
	switch (expectation.kind) {
		case 'code':
			return compareReply(`${expectation.code}`, reply, reply?.code === expectation.code);
		case 'class':
			return compareReply(
				`${expectation.digit}xx`,
				reply,
				firstDigit(reply?.code ?? 0) === expectation.digit,
			);
		case 'enhanced':
			return compareReply(expectation.code, reply, reply?.enhanced === expectation.code);
		case 'capability':
			return checkCapability(expectation, state);
		case 'tls':
			return checkVersion(expectation, state.tls);
		case 'no-tls':
			return {met: state.tls === null, expected: 'no TLS', got: state.tls?.protocol ?? 'no TLS'};
		case 'verified':
			return checkVerdicts(state.tls);
		case 'certificate-pin':
			return checkPin(expectation.pin, state.tls);
		case 'certificate-days':
			return checkDays(expectation, state.tls, now);
	}
}

function compareReply(expected: string, reply: ReplyEntry | undefined, met: boolean): Check {
	const got = reply ? [reply.code, reply.lines.at(-1)?.text].filter(Boolean).join(' ') : 'no reply';
	return {met, expected, got};
}

function checkCapability(
	{keyword, parameter, absent}: Expectation & {kind: 'capability'},
	state: SessionState,
): Check {
	const {capabilities} = state.situation;
	const found = findCapability(capabilities, keyword);
	const has =
		found !== undefined &&
		(parameter === null || found.parameters.some(value => value.toUpperCase() === parameter));
	return {
		met: has !== absent,
		expected: `${absent ? 'no ' : ''}${[keyword, parameter].filter(Boolean).join(' ')} announced`,
		got: found
			? [keyword, ...found.parameters].join(' ')
			: announcedWords(capabilities?.keywords.map(capability => capability.keyword)),
	};
}

function announcedWords(keywords: readonly string[] | undefined): string {
	if (keywords === undefined) {
		return 'no list of capabilities (no EHLO since the connection or TLS began)';
	}

	return keywords.length === 0 ? 'no extensions' : `only ${keywords.join(', ')}`;
}

function checkVersion({comparison, version}: Expectation & {kind: 'tls'}, tls: TlsFacts | null): Check {
	const expected = `TLS ${comparison} ${version}`;
	const actual = /^TLSv(1(?:\.\d)?)$/.exec(tls?.protocol ?? '')?.[1];
	return {
		met: actual !== undefined && compare(Number(actual), comparison, version),
		expected,
		got: tls?.protocol ?? 'no TLS',
	};
}

function checkVerdicts(tls: TlsFacts | null): Check {
	const problems = tls
		? [
				!tls.authorized && `chain: ${tls.error ?? 'not verified'}`,
				!tls.hostnameMatches && `name: not for ${tls.hostname}`,
			].filter(Boolean)
		: ['no TLS'];
	return {
		met: problems.length === 0,
		expected: 'a verified certificate',
		got: problems.join('; ') || 'verified',
	};
}

function checkPin(pin: Pin, tls: TlsFacts | null): Check {
	const [leaf] = tls?.certificates ?? [];
	const got = leaf && (pin.of === 'key' ? leaf.spki256 : leaf.fingerprint256);
	return {
		met: tls !== null && fits(pin, tls),
		expected: `${pin.of} ${pin.value}`,
		got: got === undefined ? (tls ? 'no certificate' : 'no TLS') : `${pin.of} ${got}`,
	};
}

const day = 24 * 60 * 60 * 1000;

function checkDays(
	{comparison, days}: Expectation & {kind: 'certificate-days'},
	tls: TlsFacts | null,
	now: number,
): Check {
	const expected = `certificate valid ${comparison} ${days} more days`;
	const [leaf] = tls?.certificates ?? [];
	if (!leaf) {
		return {met: false, expected, got: tls ? 'no certificate' : 'no TLS'};
	}

	const left = Math.floor((Date.parse(leaf.validTo) - now) / day);
	return {met: compare(left, comparison, days), expected, got: `${left} days left (until ${leaf.validTo})`};
}

function compare(left: number, comparison: Comparison, right: number): boolean {
	switch (comparison) {
		case '>':
			return left > right;
		case '>=':
			return left >= right;
		case '<':
			return left < right;
		case '<=':
			return left <= right;
		case '=':
			return left === right;
		case '!=':
			return left !== right;
	}
}
