/** A session in the marks of swaks, which many people read at a glance: `->` sent, `<-` received, `~` under TLS, `**` refused. */
import {visible, visibleBytes} from '../protocol/visible.ts';
import type {Entry} from '../session/entry.ts';
import {flatten} from '../session/rope.ts';

export function entryToSwaks(entry: Entry, messageLines = Number.POSITIVE_INFINITY): readonly string[] {
	switch (entry.type) {
		case 'attempt':
			return [
				entry.attempt.outcome === 'connected'
					? `=== Trying ${entry.attempt.address}:${entry.attempt.port}...`
					: `*** ${entry.attempt.address}:${entry.attempt.port}: ${entry.attempt.outcome}`,
			];
		case 'connected':
			return [`=== Connected to ${visible(entry.host)}.`, ...(entry.tls ? tlsLines(entry.tls) : [])];
		case 'secured':
			return tlsLines(entry.tls);
		case 'sent':
			return entry.kind === 'message'
				? contentLines(entry, messageLines)
				: [`${entry.secure ? ' ~>' : ' ->'} ${visible(entry.line)}`];
		case 'reply': {
			const refused = entry.code >= 400;
			const mark = entry.secure ? (refused ? '<~*' : '<~ ') : refused ? '<**' : '<- ';
			return entry.lines.map(({text}, index) => {
				const last = entry.complete && index === entry.lines.length - 1;
				return `${mark} ${entry.code}${last ? ' ' : '-'}${visible(text)}`;
			});
		}

		case 'malformed':
			return [`${entry.secure ? '<~*' : '<**'} ${visibleBytes(entry.bytes)}`];
		case 'note':
			return [
				`=== ${visible(entry.text)}`,
				...(entry.found ?? []).map(({rule, message}) => `===   ${visible(message)} [${rule}]`),
			];
		case 'failed':
			return [`*** ${visible(entry.error.message)}`];
		case 'closed':
			return [
				entry.by === 'client' || entry.announced
					? '=== Connection closed with remote host.'
					: '*** Remote host closed connection.',
			];
		case 'capabilities':
			return [];
	}
}

function tlsLines({protocol, cipher, certificates}: (Entry & {type: 'secured'})['tls']): readonly string[] {
	const subject = certificates[0]?.subject;
	return [
		`=== TLS started with cipher ${protocol}:${visible(cipher)}`,
		...(subject === undefined ? [] : [`=== TLS peer DN="${visible(subject)}"`]),
	];
}

function contentLines(entry: Entry & {type: 'sent'; kind: 'message'}, limit: number): readonly string[] {
	const mark = entry.secure ? ' ~>' : ' ->';
	const lines = Buffer.from(flatten(entry.content)).toString('latin1').split('\r\n');
	if (lines.at(-1) === '') {
		lines.pop();
	}

	const shown = lines.slice(0, limit).map(line => `${mark} ${visibleBytes(Buffer.from(line, 'latin1'))}`);
	const left = entry.lines - shown.length;
	return left > 0 ? [...shown, `=== ${left} more lines, ${entry.octets} octets in all`] : shown;
}
