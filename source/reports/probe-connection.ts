/** How a server was reached, what it greeted with, and which software it seems to be, as lines. */
import {elapsedInWords} from '../decode/quantities.ts';
import type {Guess} from '../decode/server-software.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {Entry} from '../session/entry.ts';
import type {ConnectAttempt} from '../transport/types.ts';
import type {Line, Mark} from './probe-lines.ts';

export function connectionLines(result: ProbeResult): Line[] {
	const {attempts, greeting, starttls, software} = result;
	return [
		...attempts.map(
			({address, port, outcome, elapsed}): Line => ({
				label: `${address} port ${port}`,
				value: `${outcomes[outcome]} (${elapsedInWords(elapsed)})`,
				mark: outcome === 'connected' ? 'good' : outcome === 'abandoned' ? 'odd' : 'bad',
			}),
		),
		...(greeting
			? [
					{label: 'greeting', value: `${greeting.code} ${greeting.text.replaceAll('\n', ' / ')}`},
					helloLine(result),
					starttlsLine(starttls),
				]
			: []),
		...guessLine('software', software.software),
		...guessLine('service', software.service),
		...guessLine('in between', software.middlebox),
	];
}

const outcomes: Readonly<Record<ConnectAttempt['outcome'], string>> = {
	connected: 'connected',
	abandoned: 'not waited for: another address answered first',
	refused: 'refused',
	unreachable: 'no route there',
	'timed-out': 'no answer',
	reset: 'broken off',
	denied: 'not allowed on this machine',
	'not-found': 'not found',
	'bad-address': 'not an address that can be connected to',
	'speaks-clear-text': 'speaks clear text',
	'speaks-tls': 'speaks TLS',
	'tls-alert': 'refused TLS',
	'tls-failed': 'TLS failed',
	'tls-pin': 'not the pinned certificate',
	'tls-configuration': 'certificate or key of ours cannot be used',
	other: 'failed',
};

const starttlsWords: Readonly<Record<ProbeResult['starttls'], string>> = {
	done: 'offered, and it works',
	'not offered': 'not offered: nothing can be encrypted',
	refused: 'offered, but refused when asked for',
	failed: 'accepted, but the handshake failed',
	'not needed': 'not needed: TLS from the first byte',
	'not reached': 'not known: it did not come to that',
};

const starttlsMarks: Readonly<Record<ProbeResult['starttls'], Mark>> = {
	done: 'good',
	'not needed': 'good',
	'not offered': 'bad',
	refused: 'bad',
	failed: 'bad',
	'not reached': 'odd',
};

function helloLine({greetedWith: verb, entries}: ProbeResult): Line {
	return verb
		? {label: 'greeted with', value: verb, mark: verb === 'HELO' ? 'odd' : 'good'}
		: {label: 'greeted with', value: noHello(entries), mark: 'bad'};
}

function noHello(entries: readonly Entry[]): string {
	const isHello = (verb: string | null) => /^(?:EHLO|HELO|LHLO)$/.test(verb ?? '');
	const said = entries.flatMap(entry =>
		entry.type === 'sent' && entry.kind === 'command' && isHello(entry.verb) ? [entry.verb] : [],
	);
	if (said.length === 0) {
		return 'nothing: it did not come to that';
	}

	const refused = entries.filter(entry => entry.type === 'reply' && isHello(entry.answers)).length;
	return refused === said.length
		? `nothing: ${said.join(' and ')} refused`
		: `nothing: no answer to ${said.at(-1)}`;
}

function starttlsLine(starttls: ProbeResult['starttls']): Line {
	return {label: 'STARTTLS', value: starttlsWords[starttls], mark: starttlsMarks[starttls]};
}

function guessLine(label: string, guess: Guess | null): Line[] {
	if (!guess) {
		return [];
	}

	const {name, version, confidence, evidence} = guess;
	const reasons = evidence.map(({words}) => asClause(words)).join('; ');
	return [{label, value: `${[name, version].filter(Boolean).join(' ')} (${confidence}: ${reasons})`}];
}

function asClause(sentence: string): string {
	return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
}
