/** `/attachment`: a file out of the message, saved. */
import {expandHome} from '../message/home.ts';
import {visible} from '../protocol/visible.ts';
import {withCommas} from '../protocol/with-commas.ts';
import type {LocalCommand} from './command.ts';
import {noMessage, shownMessage} from './shown-message.ts';

export const attachment: LocalCommand = {
	name: 'attachment',
	argument: '<number> [path]',
	help: 'save a file out of the message; the Message view numbers them',
	onRecording: true,
	onMessage: true,
	async run(argument, context) {
		const shown = await shownMessage(context);
		if (!shown) {
			return noMessage;
		}

		const [{attachments}, {saveAttachment}] = await Promise.all([
			import('../message/read.ts'),
			import('../message/save-attachment.ts'),
		]);
		const files = attachments(shown.message);
		const [, digits = '', to = ''] = /^\s*(\d*)\s*(.*?)\s*$/s.exec(argument) ?? [];
		const number = Number(digits || 1);
		const part = files[number - 1];
		if (!part || (digits === '' && files.length > 1)) {
			return {problem: whichOnes(files.map(({name, type}) => name ?? type))};
		}

		if (shown.truncated && part === files.at(-1)) {
			return {
				problem: 'Only the first 8 MiB of the message are kept, and this file may be longer.',
			};
		}

		const saved = await saveAttachment(part, number, expandHome(to));
		if ('problem' in saved) {
			return saved;
		}

		const damage = saved.damaged ? ' Its encoding is broken, so it may be damaged.' : '';
		return {said: `Saved ${saved.path}, ${withCommas(saved.octets)} bytes.${damage}`};
	},
};

function whichOnes(names: readonly string[]): string {
	if (names.length === 0) {
		return 'The message has no attachment.';
	}

	const list = names.slice(0, 5).map((name, index) => `${index + 1} ${visible(name)}`);
	return `Say which: ${list.join(', ')}${names.length > 5 ? ` … ${names.length}` : ''}.`;
}
