/** TLS: the handshake and the chain. Chain and name are two verdicts. */
import {chainReason, nameReason} from '../../decode/certificates.ts';
import {helloFields, incomingTlsFields} from '../../decode/client-hello.ts';
import {stapleWords} from '../../decode/ocsp.ts';
import {counted} from '../../decode/quantities.ts';
import {clientWords, sessionWords, tlsSummary} from '../../decode/tls.ts';
import {visibleBytes} from '../../protocol/visible.ts';
import type {Entry} from '../../session/entry.ts';
import type {ClientHello} from '../../transport/client-hello.ts';
import type {TlsFacts, TransportError} from '../../transport/types.ts';
import {blank, heading, type Line, line, type Piece, piece, table} from '../screen/lines.ts';
import {certificateLines} from './certificates.ts';
import type {Pane} from './pane.ts';

export const tls: Pane = {
	name: 'tls',
	title: 'TLS',
	lines({state, entries}) {
		const {tls: facts} = state;
		if (facts?.clientHello) {
			return incomingLines(facts, facts.clientHello, entries);
		}

		if (facts) {
			return [
				...verdictLines(facts),
				...clearBytes(entries),
				...facts.warnings.map(warning => ({...line(piece('! ', 'warn'), warning), indent: 2})),
				blank,
				...handshakeLines(facts),
				...certificateLines(facts, Date.now()),
			];
		}

		const failure = handshakeFailure(entries);
		return failure
			? failureLines(failure)
			: nothing(state.situation.capabilities?.keywords.some(({keyword}) => keyword === 'STARTTLS') ?? false);
	},
};

/** A client's handshake with us: what it offered, and the certificate that it was shown. */
function incomingLines(facts: TlsFacts, hello: ClientHello, entries: readonly Entry[]): Line[] {
	return [
		line(piece(tlsSummary(facts), 'strong')),
		...clearBytes(entries),
		blank,
		...table(incomingTlsFields(facts, hello).map(({label, value}) => [label, value] as const)),
	];
}

function nothing(offered: boolean): Line[] {
	return [
		line(piece('The connection is in clear text: anyone in between can read it.', 'strong')),
		blank,
		line(
			piece(
				offered
					? 'The server offers STARTTLS. Type STARTTLS, or /starttls, which also sends EHLO again.'
					: 'When TLS begins, its version, cipher and the certificates appear here. EHLO shows whether the server offers STARTTLS.',
				'dim',
			),
		),
	];
}

/** Two verdicts, each with its reason. */
function verdictLines(facts: TlsFacts): Line[] {
	return facts.recorded
		? [line(piece(facts.protocol, 'strong')), line(tlsSummary(facts))]
		: [
				verdict('chain', facts.authorized, chainReason(facts)),
				verdict('name', facts.hostnameMatches, nameReason(facts)),
			];
}

function verdict(word: string, isGood: boolean, reason: string): Line {
	const sign = piece(`${isGood ? '✓' : '✗'} ${word.padEnd(7)}`, isGood ? 'good' : 'bad');
	return {...line(sign, piece(reason, isGood ? 'plain' : 'strong')), indent: 9};
}

function handshakeLines(facts: TlsFacts): Line[] {
	const {protocol, cipher, group, signatureScheme, servername, alpn, channelBinding} = facts;
	const staple = stapleWords(facts, Date.now());
	const client = clientWords(facts);
	const rows: (readonly [string, string | Piece])[] = [
		['version', piece(protocol, 'strong')],
		['cipher', cipher],
		['key exchange', group ?? 'not known'],
		...(signatureScheme ? [['signature', signatureScheme] as const] : []),
		['name requested', servername ?? 'none'],
		['ALPN', alpn ?? 'none agreed'],
		['session', sessionWords(facts)],
		...(client === null ? [] : [['client', client] as const]),
		...(staple ? [['OCSP staple', piece(staple.words, staple.isBad ? 'bad' : 'plain')] as const] : []),
		...(channelBinding ? [['tls-exporter', channelBinding] as const] : []),
	];
	return table(rows);
}

function clearBytes(entries: readonly Entry[]): Line[] {
	const secured = entries.findLast(entry => entry.type === 'secured');
	const count = secured?.type === 'secured' ? secured.clearBytes.length : 0;
	if (secured?.type !== 'secured' || count === 0) {
		return [];
	}

	const where = secured.tls.clientHello ? 'after STARTTLS' : 'after the 220';
	const were = count === 1 ? 'it was' : 'they were';
	const as = secured.tls.clientHello ? '' : ' as replies';
	return [
		line(piece(`! ${counted(count, 'byte')} arrived in clear text ${where}; ${were} not read${as}`, 'bad')),
	];
}

/** Of the newest connection. */
function handshakeFailure(entries: readonly Entry[]): TransportError | null {
	const last = entries.findLast(({type}) => type === 'connected' || type === 'failed');
	return last?.type === 'failed' && (last.error.stage === 'handshake' || /tls/.test(last.error.code))
		? last.error
		: null;
}

function failureLines({message, advice, systemCode, firstBytes, clientHello}: TransportError): Line[] {
	if (clientHello) {
		return [
			{...line(piece('✗ ', 'bad'), piece(message, 'strong')), indent: 2},
			...(advice === undefined ? [] : [blank, line(advice)]),
			blank,
			...table(helloFields(clientHello).map(({label, value}) => [label, value] as const)),
		];
	}

	return [
		{...line(piece('✗ ', 'bad'), piece(message, 'strong')), indent: 2},
		...(advice === undefined ? [] : [blank, line(advice)]),
		...(firstBytes && firstBytes.length > 0
			? [blank, heading('The first bytes that the server sent'), line(`  ${visibleBytes(firstBytes)}`)]
			: []),
		...(systemCode === undefined ? [] : [blank, line(piece(`OpenSSL calls it ${systemCode}.`, 'dim'))]),
		blank,
		line(
			piece('smtpscope probe tries again with one older setting at a time, and says which one helps.', 'dim'),
		),
	];
}
