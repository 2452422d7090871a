/**
 * email-oauth2-proxy: both of its connections in one log. The lines that stand further in are those with the real
 * server, which are the ones that matter; the others say the same with the client.
 */
import type {Format} from '../format.ts';
import {unquote} from '../python-string.ts';
import type {Recorder} from '../recorder.ts';
import {readTime} from '../times.ts';

const line = /\bSMTP \(([^()]{1,200})\) ( {4})?(-->|<--) (?:(b['"].*['"])|\[ (.*?) \])$/;

export const oauthProxy: Format = {
	name: 'log of email-oauth2-proxy',
	unmistakable: true,
	recognise: sample => (sample.some(text => line.test(text)) ? 0.9 : 0),
	read(lines, recorder) {
		for (const each of lines) {
			const match = line.exec(each.text);
			if (match) {
				hear(match, each.at ?? readTime(each.text)?.at ?? null, recorder);
			} else if (each.text !== '') {
				recorder.unread(each, 'This is not a line of the proxy’s conversation.');
			}
		}
	},
};

function hear(match: RegExpExecArray, at: number | null, recorder: Recorder): void {
	const [, key = '', inner, arrow, literal, words = ''] = match;
	const [, host, port] = /-([\w.-]+):(\d+)$/.exec(key) ?? [];
	const conversation = recorder.conversation(key);
	if (host !== undefined && !conversation.begun()) {
		conversation.connected({host, port: Number(port)}, at);
	}

	if (literal === undefined) {
		conversation.note('recording/tool', words, at);
	} else if (inner) {
		for (const text of unquote(literal).replace(/\r\n$/, '').split('\r\n')) {
			hearText(arrow === '<--' ? 'server' : 'client', text, at, key, recorder);
		}
	}
}

/** The end of the signature of a PROXY protocol header (version 2), which holds a line end, and what follows it. */
const proxyHeader = /^(?:\0?\r?\n)?QUIT\n[ !]/;

function hearText(
	from: 'server' | 'client',
	text: string,
	at: number | null,
	key: string,
	recorder: Recorder,
): void {
	if (from === 'client' && proxyHeader.test(text)) {
		recorder.conversation(key).client('QUIT', at, 'LF');
		recorder
			.conversation(key)
			.note(
				'recording/tool',
				'“QUIT” and the bytes after it are the end of a PROXY protocol header, which a load balancer sent before the first command.',
				at,
			);
	} else {
		recorder.hear(from, text, at, key);
	}
}
