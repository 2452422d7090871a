/** Message: what was sent last, or is being sent, as a receiver will read it. */
import {counted} from '../../decode/quantities.ts';
import {progressOf} from '../conversation/sent-rows.ts';
import {blank, type Line, line, piece} from '../screen/lines.ts';
import type {ShownMessage} from './message-reader.ts';
import {arcSection, envelopeLines, findingLines, headerLines, partLines} from './message-sections.ts';
import {textLines} from './message-text.ts';
import type {Pane} from './pane.ts';

export const message: Pane = {
	name: 'message',
	title: 'Message',
	lines({message: shown, messagePart, recorded}) {
		if (!shown) {
			return [
				line(piece('The message you send appears here, as the server will store it.', 'dim')),
				blank,
				line(
					piece(
						'It begins with DATA: MAIL FROM:<…>, RCPT TO:<…>, DATA, then the header fields, an empty line, the text, and a line with only a dot. /compose writes one in a form.',
						'dim',
					),
				),
			];
		}

		if (recorded && shown.sent.octets === 0) {
			return [line('The recording does not contain the message.')];
		}

		const {examined} = shown;
		return [
			summary(shown),
			...(examined
				? [
						...envelopeLines(examined),
						...headerLines(examined),
						...arcSection(examined),
						...partLines(examined, messagePart.path, true),
						...findingLines(examined, shown.sent.complete),
						...textLines(examined, messagePart, true),
					]
				: [
						blank,
						line(
							piece(
								shown.sent.complete
									? 'It is being read …'
									: 'It is large, and will be read when all of it has been sent.',
								'dim',
							),
						),
					]),
		];
	},
};

function summary({sent, examined}: ShownMessage): Line {
	const {octets, lines, last} = sent;
	const dots = examined?.dots ?? 0;
	return line(
		piece(`${counted(octets, 'byte')} in ${counted(lines, 'line')}`, 'strong'),
		piece(progressOf(last), 'dim'),
		piece(dots === 0 ? '' : `  ${dots} ${dots === 1 ? 'dot' : 'dots'} doubled for the wire`, 'dim'),
		piece(examined?.truncated ? '  only its first 8 MiB are kept and read' : '', 'warn'),
	);
}
