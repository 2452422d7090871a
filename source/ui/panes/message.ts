/** Message: the content that was sent last, or is being sent, without the transport's dots. */
import {unstuff} from '../../protocol/dot-stuffing.ts';
import type {Entry, SentMessageEntry} from '../../session/entry.ts';
import {flatten} from '../../session/rope.ts';
import {blank, type Line, line, piece, table} from '../lines.ts';
import type {Pane} from './pane.ts';

export const message: Pane = {
	name: 'message',
	title: 'Message',
	lines({entries, entry}) {
		const content = isMessage(entry) ? entry : entries.findLast(isMessage);
		if (!content) {
			return [
				line(piece('The message you send appears here, as the server will store it.', 'dim')),
				blank,
				line(
					piece(
						'It begins with DATA: MAIL FROM:<…>, RCPT TO:<…>, DATA, then the header fields, an empty line, the text, and a line with only a dot.',
						'dim',
					),
				),
			];
		}

		const {sender, recipients} = content.situation;
		return [
			line(
				piece(
					`${content.octets.toLocaleString('en')} bytes in ${content.lines.toLocaleString('en')} lines`,
					'strong',
				),
				piece(content.complete ? '' : '  so far', 'dim'),
			),
			...table([
				['from', sender === '' ? '<> (a bounce)' : (sender ?? 'nobody yet')],
				['to', recipients.length === 0 ? 'nobody yet' : recipients.join(', ')],
			]),
			blank,
			...contentLines(content),
		];
	},
};

const most = 500;

function isMessage(entry: Entry | null): entry is SentMessageEntry {
	return entry?.type === 'sent' && entry.kind === 'message';
}

function contentLines({content, verb, lines}: SentMessageEntry): Line[] {
	const start = flatten(content).subarray(0, 65_536);
	const text = new TextDecoder().decode(verb === 'DATA' ? unstuff(start) : start);
	const all = text.replace(/\r?\n$/, '').split(/\r?\n/);
	const end = all.indexOf('');
	return [
		...all
			.slice(0, most)
			.map((words, index) => (end === -1 || index < end ? headerLine(words) : line(words))),
		...(lines > most ? [line(piece(`… ${(lines - most).toLocaleString('en')} more lines`, 'dim'))] : []),
	];
}

function headerLine(words: string): Line {
	const colon = /^[!-9;-~]+:/.exec(words)?.[0] ?? '';
	return {...line(piece(colon, 'strong'), words.slice(colon.length)), indent: 2};
}
