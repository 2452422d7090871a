/** `/part`: another part of the message in the Message view. */
import {walkParts} from '../message/read.ts';
import type {LocalCommand} from './command.ts';
import {noMessage, shownMessage} from './shown-message.ts';

export const part: LocalCommand = {
	name: 'part',
	argument: '[number]',
	help: 'read a part of the message, such as 1.2; its text without a number',
	async run(argument, context) {
		const shown = await shownMessage(context);
		if (!shown) {
			return noMessage;
		}

		const wanted = argument.trim();
		const paths = [...walkParts(shown.message.root)].map(({path}) => path).filter(Boolean);
		if (wanted !== '' && !paths.includes(wanted)) {
			return {
				problem:
					paths.length === 0
						? 'The message has one part only.'
						: `The message has no part ${wanted}. It has ${paths.slice(0, 12).join(', ')}${paths.length > 12 ? ' …' : ''}.`,
			};
		}

		context.showPart(wanted === '' ? null : wanted);
		return {};
	},
};
