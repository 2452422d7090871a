/** The messages of NTLM, and what its challenge says about the inside of a network. */
import {hexOf, octets, plainHex} from '../bytes.ts';
import type {Field} from '../field.ts';
import {localTime} from '../local-time.ts';
import type {MessageReading, SaslMessage} from '../mechanism.ts';
import {emptyChallenge, textMessage} from '../unknown.ts';
import {
	type AvPair,
	type NtlmAuthenticate,
	type NtlmChallenge,
	type NtlmMessage,
	type NtlmNegotiate,
	ntlmFlags,
	readAvPairs,
	readNtlm,
} from './message.ts';

/** A message of either side, explained. */
export function readNtlmMessage(message: SaslMessage): MessageReading {
	if (message.from === 'server' && message.bytes.length === 0) {
		return message.text === '' ? emptyChallenge('the first NTLM message') : wordsOfServer(message);
	}

	const parsed = readNtlm(message.bytes);
	if (!parsed) {
		return textMessage(message, message.from === 'server' ? 'Challenge' : 'Answer', [
			'Not an NTLM message: it should begin with NTLMSSP, a NUL and its type.',
		]);
	}

	return explainNtlm(parsed, message);
}

/** Exchange writes `334 NTLM supported` where an empty challenge belongs. */
function wordsOfServer({number, text}: SaslMessage): MessageReading {
	const fields = [{label: 'as sent', value: text}];
	return number === 0
		? {
				title: 'Your turn',
				fields,
				problems: ['Text instead of an empty challenge, as Exchange sends it; it has no meaning.'],
			}
		: {title: 'Text instead of base64', fields, problems: ['The challenge is not base64.']};
}

function explainNtlm(parsed: NtlmMessage, message: SaslMessage): MessageReading {
	const misplaced = (parsed.type === 2) !== (message.from === 'server');
	const problems = [
		...(misplaced ? [`A type ${parsed.type} message is not sent by the ${message.from}.`] : []),
		...parsed.outside.map(name => `The ${name} points outside the message: it is cut off or forged.`),
	];
	const reading =
		parsed.type === 1 ? negotiate(parsed) : parsed.type === 2 ? challenge(parsed) : authenticate(parsed);
	return {...reading, problems: [...problems, ...(reading.problems ?? [])]};
}

function negotiate(message: NtlmNegotiate): MessageReading {
	return {
		title: 'Negotiate (type 1)',
		fields: [
			{label: 'domain', value: message.domain || 'not given'},
			{label: 'workstation', value: message.workstation || 'not given'},
			...common(message),
		],
	};
}

function challenge(message: NtlmChallenge): MessageReading {
	return {
		title: 'Challenge (type 2)',
		fields: [
			{label: 'target name', value: message.targetName || 'not given'},
			{label: 'server challenge', value: plainHex(message.challenge)},
			...readAvPairs(message.targetInfo).map(avField),
			...common(message),
		],
	};
}

function authenticate(message: NtlmAuthenticate): MessageReading {
	const v2 = message.ntResponse.length > 24;
	const nothing = message.ntResponse.length === 0 && message.lmResponse.length <= 1;
	const version = v2
		? 'NTLMv2'
		: nothing
			? 'anonymous'
			: 'NTLMv1, which is broken: the password hash can be recovered from it';
	return {
		title: 'User and proof (type 3)',
		fields: [
			{label: 'user', value: message.user || 'not given'},
			{label: 'domain', value: message.domain || 'not given'},
			{label: 'workstation', value: message.workstation || 'not given'},
			{label: 'kind', value: version},
			response('LM response', message.lmResponse),
			response('NT response', message.ntResponse),
			...(v2 ? blobFields(message.ntResponse) : []),
			...(message.sessionKey.length > 0 ? [response('session key', message.sessionKey)] : []),
			...(message.mic ? [{label: 'integrity code (MIC)', value: plainHex(message.mic), secret: true}] : []),
			...common(message),
		],
		problems: nothing ? ['Both responses are empty: an anonymous login.'] : [],
	};
}

/** What an NTLMv2 response carries behind its proof (MS-NLMP §2.2.2.7). */
function blobFields(response: Uint8Array): Field[] {
	const time = response.subarray(24, 32);
	return [
		...(time.length === 8 ? [{label: 'time', value: fileTime(time)}] : []),
		...readAvPairs(response.subarray(44)).map(avField),
	];
}

function response(label: string, bytes: Uint8Array): Field {
	return bytes.length === 0
		? {label, value: 'none'}
		: {label: `${label} (${octets(bytes.length)})`, value: plainHex(bytes), secret: true};
}

function common(message: NtlmMessage): Field[] {
	const names = flagNames.filter(([bit]) => (message.flags & bit) !== 0).map(([, name]) => name);
	return [
		...(message.version ? [{label: 'version', value: message.version}] : []),
		{label: 'flags', value: `0x${(message.flags >>> 0).toString(16).padStart(8, '0')}`},
		...(names.length > 0 ? [{label: 'flags mean', value: names.join(', ')}] : []),
	];
}

function avField({id, value}: AvPair): Field {
	const label = avNames[id] ?? `attribute ${id}`;
	if ([1, 2, 3, 4, 5, 9].includes(id)) {
		return {label, value: Buffer.from(value).toString('utf16le')};
	}

	return id === 7 && value.length === 8 ? {label, value: fileTime(value)} : {label, value: hexOf(value)};
}

/** Tenths of microseconds since 1601. */
function fileTime(bytes: Uint8Array): string {
	const ticks = Buffer.from(bytes).readBigUInt64LE();
	const time = Number(ticks / 10_000n) - 11_644_473_600_000;
	return ticks === 0n ? 'not set' : (localTime(time) ?? `${ticks} (not a time)`);
}

const avNames: Record<number, string> = {
	1: 'NetBIOS computer name',
	2: 'NetBIOS domain name',
	3: 'DNS computer name',
	4: 'DNS domain name',
	5: 'DNS forest name',
	6: 'attribute flags',
	7: 'server time',
	8: 'single host data',
	9: 'target name (SPN)',
	10: 'channel binding hash',
};

// MS-NLMP §2.2.2.5, those that say something to a reader.
const flagNames: readonly (readonly [number, string])[] = [
	[ntlmFlags.unicode, 'Unicode'],
	[ntlmFlags.oem, 'OEM charset'],
	[ntlmFlags.requestTarget, 'target requested'],
	[0x10, 'sign'],
	[0x20, 'seal'],
	[0x40, 'datagram'],
	[0x80, 'LM session key'],
	[ntlmFlags.ntlm, 'NTLM'],
	[0x800, 'anonymous'],
	[0x1000, 'domain supplied'],
	[0x2000, 'workstation supplied'],
	[ntlmFlags.alwaysSign, 'always sign'],
	[0x10000, 'target is a domain'],
	[0x20000, 'target is a server'],
	[ntlmFlags.extendedSecurity, 'extended session security'],
	[0x100000, 'identify only'],
	[0x400000, 'non-NT session key'],
	[ntlmFlags.targetInfo, 'target information'],
	[ntlmFlags.version, 'version included'],
	[0x20000000, '128 bit'],
	[0x40000000, 'key exchange'],
	[0x80000000, '56 bit'],
];
