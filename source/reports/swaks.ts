/** A session in the marks of swaks, which many people read at a glance: `->` sent, `<-` received, `~` under TLS, `**` refused. */
import {counted} from '../decode/quantities.ts';
import {replyMark} from '../protocol/reply.ts';
import {isNegative} from '../protocol/reply-class.ts';
import {type Shown, shown, visible, visibleBytes} from '../protocol/visible.ts';
import type {Entry} from '../session/entry.ts';
import {flatten} from '../session/rope.ts';

/** `messageLines`: so many lines of the message are shown, from its beginning. */
export function entryToSwaks(entry: Entry, messageLines = Number.POSITIVE_INFINITY): readonly Shown[] {
	switch (entry.type) {
		case 'attempt':
			return [
				entry.attempt.outcome === 'connected'
					? shown`=== Trying ${visible(entry.attempt.address)}:${entry.attempt.port}...`
					: shown`*** ${visible(entry.attempt.address)}:${entry.attempt.port}: ${entry.attempt.outcome}`,
			];
		case 'connected':
			return [shown`=== Connected to ${visible(entry.host)}.`, ...(entry.tls ? tlsLines(entry.tls) : [])];
		case 'secured':
			return tlsLines(entry.tls);
		case 'sent':
			return entry.kind === 'message'
				? contentLines(entry, messageLines)
				: [shown`${entry.secure ? ' ~>' : ' ->'} ${visible(entry.line)}`];
		case 'reply': {
			const refused = isNegative(entry.code);
			const mark = entry.secure ? (refused ? '<~*' : '<~ ') : refused ? '<**' : '<- ';
			return entry.lines.map(({text}, index) => {
				const {code, separator} = replyMark(entry, index);
				return shown`${mark} ${code}${separator}${visible(text)}`;
			});
		}

		case 'malformed':
			return [shown`${entry.secure ? '<~*' : '<**'} ${visibleBytes(entry.bytes)}`];
		case 'note':
			return [
				shown`=== ${visible(entry.text)}`,
				...(entry.found ?? []).map(({rule, message}) => shown`===   ${visible(message)} [${visible(rule)}]`),
			];
		case 'failed':
			return [shown`*** ${visible(entry.error.message)}`];
		case 'closed':
			return [
				entry.by === 'client' || entry.announced
					? shown`=== Connection closed with remote host.`
					: shown`*** Remote host closed connection.`,
			];
		case 'capabilities':
			return [];
	}
}

function tlsLines({protocol, cipher, certificates}: (Entry & {type: 'secured'})['tls']): readonly Shown[] {
	const subject = certificates[0]?.subject;
	return [
		shown`=== TLS started with cipher ${visible(protocol)}:${visible(cipher)}`,
		...(subject === undefined ? [] : [shown`=== TLS peer DN="${visible(subject)}"`]),
	];
}

function contentLines(entry: Entry & {type: 'sent'; kind: 'message'}, limit: number): readonly Shown[] {
	const mark = entry.secure ? ' ~>' : ' ->';
	const lines = Buffer.from(flatten(entry.content)).toString('latin1').split('\r\n');
	if (lines.at(-1) === '') {
		lines.pop();
	}

	const drawn = lines
		.slice(0, limit)
		.map(line => shown`${mark} ${visibleBytes(Buffer.from(line, 'latin1'))}`);
	const left = entry.lines - drawn.length;
	return left > 0
		? [...drawn, shown`=== ${visible(counted(left, 'more line'))}, ${entry.octets} octets in all`]
		: drawn;
}
