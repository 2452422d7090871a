/** Lines of replies to events: through the parser that reads them from the wire. */
import type {Received} from '../../protocol/reply.ts';
import {createReplyParser} from '../../protocol/reply-parser.ts';
import {toBytes} from '../log-line.ts';
import {opensReply} from '../shapes.ts';
import type {EventWriter} from './event-writer.ts';

export type ReplyLines = {
	/** Code of a reply whose last line is still to come. */
	readonly open: string | undefined;
	add(text: string, at: number | null): void;
	/** The line that is added next stands in the log without its code. */
	missCode(): void;
	/** Ends a reply that never came to its last line. */
	close(at: number | null): void;
};

const codesMissing =
	'The recording has lines of the last reply without their code. On the wire, every line of a reply begins with it.';

export function createReplyLines(writer: EventWriter): ReplyLines {
	let parser = createReplyParser({lossy: true});
	let open: string | undefined;
	let codesMissed = false;

	function received(item: Received, at: number | null): void {
		writer.add({type: 'received', item}, at);
		if (codesMissed) {
			codesMissed = false;
			writer.add({type: 'note', about: 'recording/codes-missing', text: codesMissing}, at);
		}
	}

	return {
		get open() {
			return open;
		},
		add(text, at) {
			open = opensReply(text) ? text.slice(0, 3) : undefined;
			parser.feed(toBytes(`${text}\r\n`));
			for (let item = parser.next(); item; item = parser.next()) {
				received(item, at);
			}
		},
		missCode() {
			codesMissed = true;
		},
		close(at) {
			if (open) {
				for (const item of parser.end()) {
					received(item, at);
				}

				parser = createReplyParser({lossy: true});
				open = undefined;
			}
		},
	};
}
