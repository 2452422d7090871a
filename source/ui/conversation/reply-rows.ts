/** What the server said, as rows. */
import {counted} from '../../decode/quantities.ts';
import {replyMark} from '../../protocol/reply.ts';
import type {CapabilitiesEntry, ReplyEntry} from '../../session/entry.ts';
import {type Piece, piece} from '../screen/lines.ts';
import {styleOfCode} from '../screen/theme.ts';
import {type MadeRow, type MakeRow, rowLimits, spaced} from './row.ts';
import {onWire, plainText} from './sent-rows.ts';

export function rowsOfReply(
	{code, lines, complete, recipient, answers, situation}: ReplyEntry,
	row: MakeRow,
	open: boolean,
	capabilities: CapabilitiesEntry | null,
): MadeRow[] {
	const [{text: challenge = ''} = {}] = lines;
	const decoded = code === 334 && lines.length === 1 ? plainText(challenge) : null;
	const style = styleOfCode(code);
	const note = spaced([
		// A recording that begins with a reply does not show what was asked.
		...(answers === null && situation.phase !== 'connecting' ? [piece('unasked', 'warn')] : []),
		...(complete ? [] : [piece('cut off', 'bad')]),
		...(recipient === null ? [] : [piece(recipient, 'dim')]),
		...replyCount(lines.length, capabilities),
		...(decoded === null ? [] : [onWire(challenge)]),
	]);
	const shown = (index: number): readonly Piece[] => {
		const mark = replyMark({code, lines, complete}, index);
		return [
			piece(`${mark.code}`, style),
			piece(mark.separator, 'dim'),
			piece(decoded ?? lines[index]?.text ?? ''),
		];
	};

	const count = open ? Math.min(lines.length, rowLimits.replyLines) : 1;
	return Array.from({length: count}, (_, index) => row(shown(index), index === 0 ? note : [], 'S'));
}

function replyCount(lines: number, capabilities: CapabilitiesEntry | null): Piece[] {
	if (capabilities?.changes) {
		const {appeared, vanished, changed} = capabilities.changes;
		const words = [
			...appeared.map(word => `+${word}`),
			...vanished.map(word => `−${word}`),
			...changed.map(word => `~${word}`),
		];
		return [
			piece(words.length === 0 ? 'nothing new' : shortened(words), words.length === 0 ? 'dim' : 'plain'),
		];
	}

	if (capabilities) {
		return [piece(counted(capabilities.keywords.length, 'keyword'), 'dim')];
	}

	return lines > 1 ? [piece(`${lines} lines`, 'dim')] : [];
}

function shortened(words: readonly string[]): string {
	return words.length <= 4 ? words.join(' ') : `${words.slice(0, 3).join(' ')} and ${words.length - 3} more`;
}
