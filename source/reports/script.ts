/**
 * The session as a script for `run`, which plays it again: lines as on the wire, exact bytes where a line
 * cannot tell them, AUTH as `/auth MECHANISM USER` (its password comes from where passwords come from).
 */
import {isUtf8} from 'node:buffer';
import {initialWord} from '../dialogs/login-words.ts';
import {visible} from '../protocol/visible.ts';
import type {AuthExchange} from '../sasl/exchange.ts';
import {identityOf} from '../sasl/follow.ts';
import type {Entry, SentLineEntry, SentMessageEntry} from '../session/entry.ts';
import {flatten} from '../session/rope.ts';
import type {Report, Written} from './report.ts';

export function writeScript({title, sessions}: Report): Written {
	const [session, ...others] = sessions;
	if (!session) {
		return {problem: 'There is no session to make a script of.'};
	}

	const lines = [`# ${visible(title)}`];
	if (others.length > 0) {
		lines.push(`# The first of ${sessions.length} sessions.`);
	}

	const {entries} = session;
	const exchanges = lastExchanges(entries);
	let connected = false;
	for (const [index, entry] of entries.entries()) {
		if (entry.type === 'connected') {
			lines.push(...(connected ? ['/reconnect'] : []));
			connected = true;
		} else if (entry.type === 'sent') {
			const before = entries[index - 1];
			lines.push(
				...(entry.kind === 'message' ? content(entry, before) : lineOf(entry, exchanges, entries[index + 1])),
			);
		}
	}

	return `${lines.join('\n')}\n`;
}

/** By the entry that began each exchange, all of it. */
function lastExchanges(entries: readonly Entry[]): ReadonlyMap<number, AuthExchange> {
	const exchanges = new Map<number, AuthExchange>();
	let start: number | undefined;
	for (const entry of entries) {
		if (entry.type !== 'sent' || entry.kind === 'message' || !entry.auth) {
			continue;
		}

		start = entry.kind === 'command' ? entry.id : start;
		if (start !== undefined) {
			exchanges.set(start, entry.auth);
		}
	}

	return exchanges;
}

function lineOf(
	entry: SentLineEntry,
	exchanges: ReadonlyMap<number, AuthExchange>,
	next: Entry | undefined,
): string[] {
	if (entry.kind === 'auth-response') {
		return [];
	}

	const exchange = exchanges.get(entry.id);
	if (entry.verb === 'AUTH' && exchange) {
		// Played again it would log in, and the next AUTH be refused.
		return [
			exchange.outcome === 'cancelled'
				? `# AUTH ${visible(exchange.mechanism)} was cancelled here.`
				: authLine(exchange),
		];
	}

	// The chunk goes out with its command: the server says nothing in between.
	if (entry.verb === 'BDAT' && next?.type === 'sent' && next.kind === 'message') {
		return [raw(Buffer.concat([entry.bytes, Buffer.from('\r\n'), flatten(next.content)]))];
	}

	if (entry.kind === 'message-line') {
		return ['.'];
	}

	if (entry.ending !== 'CRLF' || !isPlain(entry.bytes)) {
		return [raw(Buffer.concat([entry.bytes, Buffer.from(endings[entry.ending])]))];
	}

	const line = Buffer.from(entry.bytes).toString('utf8');
	return line.trim() === '' || line.startsWith('#')
		? [`/line ${line}`]
		: [line.startsWith('/') ? `/${line}` : line];
}

const endings = {CRLF: '\r\n', LF: '\n', CR: '\r', none: ''} as const;

function authLine(exchange: AuthExchange): string {
	const user = identityOf(exchange);
	const isSafe = user !== '' && /^\S+(?: \S+)*$/.test(user) && visible(user) === user;
	const initial = initialWord(exchange.mechanism, exchange.initialResponse !== 'absent');
	return ['/auth', exchange.mechanism, isSafe ? user : '', initial].filter(Boolean).join(' ');
}

function content(entry: SentMessageEntry, before: Entry | undefined): string[] {
	if (entry.verb === 'BDAT' && before?.type === 'sent') {
		return [];
	}

	const bytes = flatten(entry.content);
	const lines = Buffer.from(bytes).toString('latin1').split('\r\n');
	const endsLine = lines.pop() === '';
	const isLines = endsLine && lines.every(line => isPlain(Buffer.from(line, 'latin1')));
	const first = lines[0] ?? '';
	// In message phase every line is content, but for these words directly after DATA.
	return isLines && !/^\/(?:expect|file|raw)(?:\s|$)/.test(first)
		? Buffer.from(bytes).toString('utf8').slice(0, -2).split('\r\n')
		: [raw(bytes)];
}

/** Can stand in a script as it is. */
function isPlain(bytes: Uint8Array): boolean {
	return (
		isUtf8(bytes) && !/[\u0000-\u0008\u000a-\u001f\u007f]|^\ufeff/.test(Buffer.from(bytes).toString('utf8'))
	);
}

/** `/raw "…"`: everything but printable ASCII as its byte, and nothing that a variable could stand for. */
function raw(bytes: Uint8Array): string {
	const text = Buffer.from(bytes)
		.toString('latin1')
		.replace(/[^ -~]|["\\]|\$(?=\{)/g, escapeByte);
	return `/raw "${text}"`;
}

function escapeByte(character: string): string {
	switch (character) {
		case '\r':
			return '\\r';
		case '\n':
			return '\\n';
		case '"':
		case '\\':
			return `\\${character}`;
		default:
			return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
	}
}
