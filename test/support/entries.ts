/** Entries as literals, for everything that reads a conversation and does not care how it came about. */

import type {
	CapabilitiesEntry,
	Entry,
	ReplyEntry,
	SentLineEntry,
	SentMessageEntry,
	Situation,
} from '../../source/session/entry.ts';
import {append, type Rope} from '../../source/session/rope.ts';
import {SharedList} from '../../source/session/shared-list.ts';
import type {CertificateFacts, TlsFacts} from '../../source/transport/types.ts';

export const situation: Situation = {
	phase: 'command',
	protocol: 'smtp',
	secure: false,
	greetedWith: null,
	clientName: null,
	capabilities: null,
	authenticatedAs: null,
	sender: null,
	recipients: SharedList.of(),
	host: 'mail.example.org',
	greeting: 'mail.example.org ESMTP Postfix',
};

type Without<T> = Partial<Omit<T, 'type' | 'kind'>>;

export function sent(
	line: string,
	more: Without<SentLineEntry> & {kind?: SentLineEntry['kind']} = {},
): SentLineEntry {
	return {
		type: 'sent',
		kind: 'command',
		id: 1,
		at: 0,
		secure: false,
		line,
		bytes: Buffer.from(line),
		ending: 'CRLF',
		secret: null,
		verb: line.split(' ')[0]?.toUpperCase() ?? null,
		auth: null,
		remarks: [],
		situation,
		...more,
	};
}

/** `reply('250-a', '250 b')` */
export function reply(lines: string | readonly string[], more: Without<ReplyEntry> = {}): ReplyEntry {
	const all = [lines].flat();
	return {
		type: 'reply',
		id: 1,
		at: 0,
		secure: false,
		code: Number(all[0]?.slice(0, 3)),
		enhanced: /^\d{3}[ -]([245]\.\d+\.\d+)/.exec(all.at(-1) ?? '')?.[1] ?? null,
		lines: all.map(text => ({
			text: text.slice(4),
			bytes: Buffer.from(text),
			ending: 'CRLF',
			truncated: false,
		})),
		complete: true,
		answers: 'NOOP',
		answersId: null,
		command: null,
		recipient: null,
		elapsed: null,
		auth: null,
		situation,
		...more,
	};
}

export function message(lines: readonly string[], more: Without<SentMessageEntry> = {}): SentMessageEntry {
	let content: Rope = null;
	for (const line of lines) {
		content = append(content, Buffer.from(`${line}\r\n`));
	}

	return {
		type: 'sent',
		kind: 'message',
		id: 1,
		at: 0,
		secure: false,
		content,
		octets: content?.octets ?? 0,
		lines: lines.length,
		complete: true,
		truncated: false,
		verb: 'DATA',
		remarks: [],
		situation,
		...more,
	};
}

export function capabilities(
	keywords: readonly string[],
	more: Without<CapabilitiesEntry> = {},
): CapabilitiesEntry {
	return {
		type: 'capabilities',
		id: 1,
		at: 0,
		secure: false,
		replyId: 1,
		domain: 'mail.example.org',
		keywords: keywords.map(text => {
			const [keyword = '', ...parameters] = text.split(' ');
			return {keyword, parameters};
		}),
		changes: null,
		since: 'first',
		...more,
	};
}

export const certificate: CertificateFacts = {
	subject: 'CN=mail.example.org',
	issuer: 'CN=Example CA',
	validFrom: '2026-01-01T00:00:00.000Z',
	validTo: '2027-01-01T00:00:00.000Z',
	altNames: ['DNS:mail.example.org', 'DNS:mx.example.org'],
	fingerprint256: 'AB:CD',
	spki256: 'base64=',
	keyType: 'EC',
	keyBits: 256,
	signatureAlgorithm: 'ecdsa-with-SHA256',
	serialNumber: '01',
	selfSigned: false,
	isAuthority: false,
	pem: '',
};

export const tls: TlsFacts = {
	protocol: 'TLSv1.3',
	cipher: 'TLS_AES_256_GCM_SHA384',
	group: 'X25519',
	alpn: null,
	servername: 'mail.example.org',
	sessionId: null,
	resumed: false,
	authorized: true,
	error: null,
	hostnameMatches: true,
	hostname: 'mail.example.org',
	warnings: [],
	certificates: [certificate],
	chainSource: 'sent',
	channelBinding: null,
};

/** Numbered in order, a tenth of a second apart where no time is given. */
export function numbered(...entries: readonly Entry[]): Entry[] {
	return entries.map((entry, index) => ({
		...entry,
		id: index + 1,
		at: entry.at === 0 ? index * 100 : entry.at,
	}));
}
