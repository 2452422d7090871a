/** Entries about the connection itself, and the program's own notes. */
import type {
	AttemptEntry,
	ClosedEntry,
	ConnectedEntry,
	FailedEntry,
	MailAtEnd,
	NoteEntry,
	Situation,
} from '../session/entry.ts';
import type {ConnectAttempt, TransportError, TransportErrorCode} from '../transport/types.ts';
import {helloFields} from './client-hello.ts';
import type {Explanation, ExplanationField, KnownCause, Retry} from './explanation.ts';
import {elapsedInWords} from './quantities.ts';
import {tlsFields, tlsSummary} from './tls.ts';

const plain = {retry: 'none', connectionOver: false, references: []} as const;

export function explainAttempt({attempt}: AttemptEntry): Explanation {
	const connected = attempt.outcome === 'connected';
	return {
		...plain,
		title: `${attempt.address} port ${attempt.port} ${connected ? 'answered' : 'was tried'}`,
		summary: `${attempt.address} port ${attempt.port}: ${outcomes[attempt.outcome]}.`,
		fields: [
			{label: 'family', value: `IPv${attempt.family}`},
			...(attempt.elapsed === 0 ? [] : [{label: 'took', value: elapsedInWords(attempt.elapsed)}]),
		],
		retry: connected || attempt.outcome === 'abandoned' ? 'none' : 'later',
		references: ['RFC 8305'],
	};
}

const outcomes: Record<ConnectAttempt['outcome'], string> = {
	connected: 'connected',
	abandoned: 'given up because another address was faster',
	'not-found': 'the name has no such address',
	refused: 'refused: nothing is listening there, or a firewall rejects it',
	unreachable: 'there is no route to it from this network',
	'timed-out': 'no answer in time, for example because a firewall drops the packets',
	reset: 'the other side closed the connection immediately',
	denied: 'this machine does not allow it',
	'bad-address': 'this is not an address that you can connect to',
	'speaks-clear-text': 'it speaks clear text where TLS was expected',
	'speaks-tls': 'it speaks TLS where clear text was expected',
	'tls-alert': 'the other side refused the TLS handshake',
	'tls-failed': 'the TLS handshake failed',
	'tls-pin': 'its certificate is not the pinned one',
	'tls-configuration': 'the certificate or key given here cannot be used',
	other: 'it failed',
};

export function explainConnected(entry: ConnectedEntry): Explanation {
	const place = entry.port === null ? entry.address : `${entry.address} port ${entry.port}`;
	const usage = entry.port === null ? undefined : ports[entry.port];
	const secure = entry.tls
		? `TLS from the first byte. ${tlsSummary(entry.tls)}`
		: 'In clear text: anyone in between can read it until STARTTLS.';
	return {
		...plain,
		title: entry.client ? 'A client connected' : entry.tls ? 'Connected and encrypted' : 'Connected',
		summary: `${secure} The server speaks first.`,
		fields: [
			...(entry.client
				? [{label: 'client', value: `${entry.client.address} port ${entry.client.port}`}]
				: []),
			...(entry.host === '' ? [] : [{label: entry.hostFrom ? 'calls itself' : 'host', value: entry.host}]),
			// A recording rarely tells the address, or how long it took.
			...(entry.address === '' ? [] : [{label: 'address', value: place}]),
			...(usage ? [{label: 'port', value: usage}] : []),
			...(entry.via ? [{label: 'through', value: entry.via}] : []),
			...(entry.proxyHeader ? [{label: 'PROXY header', value: proxyHeaderWords(entry.proxyHeader)}] : []),
			...(entry.elapsed === 0 ? [] : [{label: 'took', value: elapsedInWords(entry.elapsed)}]),
			...(entry.tls ? tlsFields(entry.tls) : []),
		],
		references: entry.tls ? ['RFC 8314', 'RFC 8446'] : ['RFC 5321 §3.1'],
	};
}

/** Version 1 is text; of the binary version 2 the bytes are shown. */
function proxyHeaderWords(bytes: Uint8Array): string {
	const buffer = Buffer.from(bytes);
	const [shown, version] = buffer.subarray(0, 5).equals(Buffer.from('PROXY'))
		? [buffer.toString('latin1').trimEnd(), 1]
		: [buffer.toString('hex'), 2];
	return `${shown} (version ${version}, sent before anything else)`;
}

const ports: Readonly<Record<number, string>> = {
	24: '24: LMTP, between the servers of one site',
	25: '25: mail between servers (MX)',
	366: '366: mail on demand (ATRN)',
	465: '465: submission, TLS from the first byte',
	587: '587: submission, STARTTLS and a login',
	2525: '2525: submission where 25 and 587 are blocked; not in any standard',
};

/** `587: submission, STARTTLS and a login`; null for a port that has no use in mail. */
export function portWords(port: number): string | null {
	return ports[port] ?? null;
}

/** What the end means for the mail, and what to do; empty where neither is known. */
export function afterFailure({error, mail, situation}: FailedEntry, advice = error.advice ?? ''): string {
	return [mailWords(mail, situation), advice].filter(Boolean).join(' ');
}

/** Where a finding explains the failure, its advice stands instead of the error's own. */
export function explainFailed(entry: FailedEntry, cause?: KnownCause): Explanation {
	const {error} = entry;
	const after = cause ? afterFailure(entry, '') : afterFailure(entry);
	const fields: ExplanationField[] = [];
	if (error.systemCode) {
		fields.push({label: 'name', value: error.systemCode});
	}

	if (error.firstBytes && error.firstBytes.length > 0) {
		const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(error.firstBytes);
		fields.push({label: 'first bytes', value: text});
	}

	for (const {option, value} of error.options ?? []) {
		fields.push({label: 'TLS option', value: [option, value].filter(Boolean).join(': ')});
	}

	if (error.clientHello) {
		fields.push(...helloFields(error.clientHello));
	}

	return {
		...plain,
		title: 'The connection failed',
		summary: `${error.message} ${after}`.trim(),
		fields,
		retry: cause?.retry ?? retryAfter(error),
		connectionOver: true,
	};
}

const lasting: readonly TransportErrorCode[] = [
	'bad-address',
	'speaks-clear-text',
	'speaks-tls',
	'tls-failed',
	'tls-pin',
	'tls-configuration',
];
const nameServerTrouble = /^(?:EAI_AGAIN|EAI_FAIL|ESERVFAIL|ETIMEOUT)$/;

/** Whether the same connection may be tried again: a name or a certificate is the same in an hour. */
export function retryAfter({code, systemCode = '', atPath}: TransportError): Retry {
	if (atPath === 'not a socket') {
		return 'never';
	}

	const lasts = code === 'not-found' ? !nameServerTrouble.test(systemCode) : lasting.includes(code);
	return lasts ? 'never' : 'later';
}

export function explainClosed({by, situation, mail}: ClosedEntry): Explanation {
	return {
		...plain,
		title: by === 'server' ? 'The server closed the connection' : 'The client closed the connection',
		summary: [whereItEnded(situation), mailWords(mail, situation)].filter(Boolean).join(' '),
		fields: [],
		connectionOver: true,
		references: ['RFC 5321 §3.8'],
	};
}

function whereItEnded({phase}: Situation): string {
	switch (phase) {
		case 'auth':
			return 'It ended in the middle of a login.';
		case 'greeting':
			return 'It ended before the server had greeted.';
		case 'securing':
			return 'It ended during the TLS handshake.';
		default:
			return '';
	}
}

/** What the end of the connection means for the mail: never more than is known. */
function mailWords(mail: MailAtEnd, {phase}: Situation): string {
	switch (mail) {
		case 'envelope':
			return 'A transaction was open, and no message had been sent in it.';
		case 'unfinished':
			return 'The message had not been sent completely, so the server must not deliver it.';
		case 'unanswered':
			return 'The whole message had been sent, but the server had not answered, so it may or may not have been accepted. Sending it again may deliver it twice.';
		case 'accepted':
			return 'The last message had been accepted.';
		case 'partly':
			return 'The last message had been accepted for some of its recipients.';
		case 'refused':
			return 'The last message had been refused.';
		case 'none':
			return phase === 'command' ? 'No transaction was open.' : '';
	}
}

export function explainNote({about, text}: NoteEntry): Explanation {
	const summary = [text, ...(hints[about] ?? [])].join(' ');
	return {...plain, title: 'A note', summary, fields: [{label: 'about', value: about}]};
}

const hints: Readonly<Record<string, readonly string[]>> = {
	'capture/unreadable': [
		'With a key log of the session, which smtpscope can write as other programs do (SSLKEYLOGFILE), Wireshark can read it:',
		'tshark -r CAPTURE -o tls.keylog_file:FILE -q -z follow,tls,ascii,0 prints the conversation in TCP stream 0, and smtpscope explain reads that.',
		'Ports other than 25, 465 and 587 also need -d tcp.port==PORT,smtp.',
	],
};
