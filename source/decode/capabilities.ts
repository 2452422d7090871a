/** What an accepted EHLO announced, keyword by keyword, and what became of the list before. */
import type {Capability} from '../protocol/capabilities.ts';
import type {CapabilitiesEntry} from '../session/entry.ts';
import {isMasked, keywordWords} from './ehlo-keywords.ts';
import type {Explanation, ExplanationField} from './explanation.ts';

export function explainCapabilities(entry: CapabilitiesEntry): Explanation {
	const count = entry.keywords.length;
	return {
		title: count === 0 ? 'No extensions' : `${count} ${count === 1 ? 'extension' : 'extensions'} announced`,
		summary: [occasions[entry.since], changesInWords(entry), ...warnings(entry)].filter(Boolean).join(' '),
		fields: [{label: 'server', value: entry.domain}, ...keywordFields(entry.keywords)],
		retry: 'none',
		connectionOver: false,
		references: ['RFC 5321 §4.1.1.1', 'IANA SMTP service extensions'],
	};
}

/** One field a keyword; its value says what it is and what its parameters mean. */
export function keywordFields(keywords: readonly Capability[]): ExplanationField[] {
	return keywords.slice(0, 200).map(capability => {
		const words = keywordWords(capability);
		const status = statusWords[words.status];
		return {
			label: [capability.keyword, ...capability.parameters].join(capability.oldForm ? '=' : ' '),
			value: `${words.meaning}${status === '' ? '' : ` (${status})`} ${words.reference}`,
		};
	});
}

const statusWords = {
	registered: '',
	obsolete: 'obsolete',
	private: 'private',
	'private, obsolete': 'private, obsolete',
	basic: 'not an extension',
	masked: 'masked',
	unknown: 'unknown',
} as const;

const occasions: Record<CapabilitiesEntry['since'], string> = {
	first: 'What the server offers on this connection.',
	starttls: 'What the server offers inside TLS; the list it sent before no longer counts.',
	auth: 'What the server offers after the login.',
	xclient: 'What the server offers to the client that XCLIENT described.',
	repeated: 'EHLO was sent again; any open transaction has been reset.',
};

function changesInWords({changes}: CapabilitiesEntry): string {
	if (!changes) {
		return '';
	}

	const parts = [
		list('New', changes.appeared),
		list('Gone', changes.vanished),
		list('With different parameters', changes.changed),
	].filter(Boolean);
	return parts.length > 0 ? parts.join(' ') : 'The same as before.';
}

function list(what: string, keywords: readonly string[]): string {
	return keywords.length > 0 ? `${what}: ${keywords.join(', ')}.` : '';
}

function warnings(entry: CapabilitiesEntry): string[] {
	const said: string[] = [];
	if (entry.keywords.some(capability => isMasked(capability.keyword))) {
		said.push('A device between you and the server masks some of them with X.');
	}

	if (!entry.secure && entry.keywords.some(capability => capability.keyword === 'AUTH')) {
		said.push('AUTH is offered in clear text: anyone listening can read a PLAIN or LOGIN password.');
	}

	return said;
}
