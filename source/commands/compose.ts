/** `/compose`: a letter in a form, sent over this session with every step shown. */
import {deliver} from '../dialogs/deliver/deliver.ts';
import type {Delivery} from '../dialogs/deliver/delivery.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const compose: LocalCommand = {
	name: 'compose',
	argument: '',
	help: 'write a letter in a form and send it, every step shown',
	async run(_argument, {session, composeLetter, confirm}) {
		const written = await composeLetter();
		if (!written) {
			return {said: 'The letter is kept; /compose brings it back.'};
		}

		if (!isConnected(session)) {
			return notConnected;
		}

		if (session.state.phase.name !== 'command') {
			return {problem: 'A letter can be sent in command phase only. It is kept; /compose brings it back.'};
		}

		const delivery = await deliver(session, written.message, {
			async onPartial(_accepted, rejected) {
				const refused = rejected.map(({address, code}) => `${address} (${code})`).join(', ');
				return (await confirm(`Refused: ${refused}. Send it to the rest?`)) ? 'send' : 'stop';
			},
		});
		if (delivery.outcome === 'delivered') {
			written.forget();
		}

		return resultOf(delivery);
	},
};

function resultOf({outcome, summary}: Delivery) {
	return outcome === 'delivered' || outcome === 'partly'
		? {said: summary}
		: {problem: `${summary} The letter is kept; /compose brings it back.`};
}
