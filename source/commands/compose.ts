/** `/compose`: a letter in a form, sent over this session with every step shown. */
import {mebibytes} from '../decode/quantities.ts';
import {deliver} from '../dialogs/deliver/deliver.ts';
import type {Delivery, Progress} from '../dialogs/deliver/delivery.ts';
import {isConnected, type LocalCommand} from './command.ts';

export const compose: LocalCommand = {
	name: 'compose',
	argument: '',
	help: 'compose a message in a form and send it, showing every step',
	async run(_argument, {session, composeLetter, confirm, tell}) {
		const written = await composeLetter();
		if (!written) {
			return {said: 'The message is kept; /compose brings it back.'};
		}

		if (!isConnected(session)) {
			return {
				problem:
					'Not connected, so the message was not sent. It is kept: /connect, then /compose brings it back.',
			};
		}

		if (session.state.phase.name !== 'command') {
			return {
				problem: 'A message can only be sent in the command phase. It is kept; /compose brings it back.',
			};
		}

		const delivery = await deliver(session, written.message, {
			onProgress: progressTeller(written.message.size, tell),
			async onPartial(accepted, rejected) {
				const refused = rejected.map(({address, code}) => `${address} (${code})`).join(', ');
				const others = accepted.length === 1 ? (accepted[0]?.address ?? '') : `the other ${accepted.length}`;
				return (await confirm(`Send it to ${others}? Refused: ${refused}`)) ? 'send' : 'stop';
			},
		});
		if (delivery.outcome === 'delivered') {
			written.forget();
		}

		if (delivery.outcome === 'partly') {
			// Also for those whom a later transaction did not come to.
			const served = new Set(delivery.accepted.map(({address}) => address));
			written.keepFor(written.message.envelope.to.filter(address => !served.has(address)));
		}

		return resultOf(delivery);
	},
};

/** Below this a message is gone before anyone could read it. */
const worthTelling = 512 * 1024;

function progressTeller(size: number, tell: (text: string) => void): (progress: Progress) => void {
	const begun = performance.now();
	let reportedAt = begun;
	return ({octets, total}) => {
		const now = performance.now();
		if (size < worthTelling || (now - reportedAt < 200 && octets < total)) {
			return;
		}

		reportedAt = now;
		const rate = octets / Math.max(0.001, (now - begun) / 1000);
		tell(`${mebibytes(octets)} of ${mebibytes(total)} MiB sent, ${mebibytes(rate)} MiB/s`);
	};
}

function resultOf({outcome, summary}: Delivery) {
	if (outcome === 'delivered') {
		return {said: summary};
	}

	// What to do comes first: a server may have many words.
	return outcome === 'partly'
		? {said: `Not all have it; /compose brings it back for the others alone. ${summary}`}
		: {problem: `The message is kept; /compose brings it back. ${summary}`};
}
