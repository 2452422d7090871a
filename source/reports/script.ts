/**
 * The session as a script for `run`, which plays it again: lines as on the wire, exact bytes where a line
 * cannot tell them, AUTH as `/auth MECHANISM USER` (its password comes from where passwords come from).
 */
import {isUtf8} from 'node:buffer';
import {initialWord} from '../dialogs/login-words.ts';
import {joined, type Shown, shown, unescaped, visible} from '../protocol/visible.ts';
import type {AuthExchange} from '../sasl/exchange.ts';
import {actingAs, identityOf} from '../sasl/follow.ts';
import type {Entry, SentLineEntry, SentMessageEntry} from '../session/entry.ts';
import {flatten} from '../session/rope.ts';
import type {Report, Written} from './report.ts';

export function writeScript({title, sessions}: Report): Written {
	const [session, ...others] = sessions;
	if (!session) {
		return {problem: 'There is no session to make a script of.'};
	}

	const lines: Shown[] = [shown`# ${visible(title)}`];
	if (others.length > 0) {
		lines.push(shown`# The first of ${sessions.length} sessions.`);
	}

	const {entries} = session;
	const exchanges = lastExchanges(entries);
	let connected = false;
	for (const [index, entry] of entries.entries()) {
		if (entry.type === 'connected') {
			lines.push(...(connected ? [shown`/reconnect`] : []));
			connected = true;
		} else if (entry.type === 'sent') {
			const before = entries[index - 1];
			lines.push(
				...(entry.kind === 'message' ? content(entry, before) : lineOf(entry, exchanges, entries[index + 1])),
			);
		}
	}

	return shown`${joined(lines, '\n')}\n`;
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
): Shown[] {
	if (entry.kind === 'auth-response') {
		return [];
	}

	const exchange = exchanges.get(entry.id);
	if (exchange) {
		// Played again it would log in, and the next AUTH be refused.
		return [
			exchange.outcome === 'cancelled'
				? shown`# ${visible(entry.verb ?? 'AUTH')} ${visible(exchange.mechanism)} was cancelled here.`
				: authLine(exchange),
		];
	}

	if (entry.secret) {
		return [shown`# Not sent again, because a secret stands in it: ${visible(entry.line)}`];
	}

	// The chunk goes out with its command: the server says nothing in between.
	if (entry.verb === 'BDAT' && next?.type === 'sent' && next.kind === 'message') {
		return [raw(Buffer.concat([entry.bytes, Buffer.from('\r\n'), flatten(next.content)]))];
	}

	if (entry.kind === 'message-line') {
		return [shown`.`];
	}

	const line = entry.ending === 'CRLF' ? plain(entry.bytes) : null;
	if (line === null) {
		return [raw(Buffer.concat([entry.bytes, Buffer.from(endings[entry.ending])]))];
	}

	return line.trim() === '' || line.startsWith('#')
		? [shown`/line ${line}`]
		: [line.startsWith('/') ? shown`/${line}` : line];
}

const endings = {CRLF: '\r\n', LF: '\n', CR: '\r', none: ''} as const;

function authLine(exchange: AuthExchange): Shown {
	const user = identityOf(exchange);
	const as = actingAs(exchange);
	const initial = initialWord(exchange.mechanism, exchange.initialResponse !== 'absent');
	const words = [
		'/auth',
		exchange.mechanism,
		canStand(user) ? user : '',
		canStand(as) && !as.includes(' ') ? `as=${as}` : '',
		initial,
	];
	return visible(words.filter(Boolean).join(' '));
}

/** As words of a line that is read back. */
function canStand(name: string): boolean {
	return /^\S+(?: \S+)*$/.test(name) && visible(name) === name;
}

function content(entry: SentMessageEntry, before: Entry | undefined): Shown[] {
	if (entry.verb === 'BDAT' && before?.type === 'sent') {
		return [];
	}

	const bytes = flatten(entry.content);
	const lines = Buffer.from(bytes).toString('latin1').split('\r\n');
	const endsLine = lines.pop() === '';
	const plainLines = lines.map(line => plain(Buffer.from(line, 'latin1'))).filter(line => line !== null);
	const isLines = endsLine && plainLines.length === lines.length;
	// In message phase every line is content, but for these words directly after DATA.
	return isLines && !/^\/(?:expect|file|raw)(?:\s|$)/.test(lines[0] ?? '') ? plainLines : [raw(bytes)];
}

/** The line where it can stand in a script unchanged, and on a terminal too; else null. */
function plain(bytes: Uint8Array): Shown | null {
	return isUtf8(bytes) ? unescaped(Buffer.from(bytes).toString('utf8')) : null;
}

/** `/raw "…"`: everything but printable ASCII as its byte, and nothing that a variable could stand for. */
function raw(bytes: Uint8Array): Shown {
	const text = Buffer.from(bytes)
		.toString('latin1')
		.replace(/[^ -~]|["\\]|\$(?=\{)/g, escapeByte);
	return shown`/raw "${visible(text)}"`;
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
