/** `/part`: another part of the message in the Message view. */
import {walkParts} from '../message/read.ts';
import type {LocalCommand} from './command.ts';
import {noMessage, shownMessage} from './shown-message.ts';

export const part: LocalCommand = {
	name: 'part',
	argument: '[number] [source]',
	help: 'read a part of the message, such as 1.2; its text without a number; HTML as text or as its source',
	onRecording: true,
	onMessage: true,
	async run(argument, context) {
		const shown = await shownMessage(context);
		if (!shown) {
			return noMessage;
		}

		const words = argument.split(/\s+/).filter(Boolean);
		const source = words.at(-1)?.toLowerCase() === 'source';
		const wanted = (source ? words.slice(0, -1) : words).join(' ');
		const paths = [...walkParts(shown.message.root)].map(({path}) => path).filter(Boolean);
		if (wanted !== '' && !paths.includes(wanted)) {
			return {
				problem:
					paths.length === 0
						? 'The message has one part only.'
						: `The message has no part ${wanted}. It has ${paths.slice(0, 12).join(', ')}${paths.length > 12 ? ' and more' : ''}.`,
			};
		}

		context.showPart({path: wanted === '' ? null : wanted, source});
		return {};
	},
};
