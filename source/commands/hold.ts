/** `/hold`, `/answer`, `/release`: the replies to a client that is watched. */
import type {LocalCommand} from './command.ts';

const notWatched = {problem: 'This is not a session of another program.'};

export const hold: LocalCommand = {
	name: 'hold',
	argument: '<command>',
	help: 'keep clients waiting at this command, such as RCPT, until you answer or release',
	onWatched: true,
	run(argument, {session}) {
		const pattern = argument.trim();
		if (!session.watching) {
			return notWatched;
		}

		if (pattern === '') {
			return {problem: 'Name the command to hold, such as /hold RCPT or /hold DATA-END.'};
		}

		session.watching.hold(pattern);
		return {said: `Replies to ${pattern} wait for /answer or /release. /release ${pattern} ends that.`};
	},
};

export const answer: LocalCommand = {
	name: 'answer',
	argument: '<reply>',
	help: 'answer the held command yourself: /answer 451 4.7.1 Later',
	onWatched: true,
	run(argument, {session}) {
		if (!session.watching) {
			return notWatched;
		}

		switch (session.watching.answer(argument)) {
			case 'answered':
				return {said: 'Answered; the reply is marked as yours.'};
			case 'not a reply':
				return {
					problem:
						'A reply begins with a number from 200 to 599, such as 451 4.7.1 Later; “close” ends the connection.',
				};
			case 'nothing is held':
				return {problem: 'No reply is held here. Use /hold RCPT to hold the next one.'};
		}
	},
};

export const release: LocalCommand = {
	name: 'release',
	argument: '[command]',
	help: 'let the held reply go out; with a command, no longer hold replies to it',
	onWatched: true,
	run(argument, {session}) {
		if (!session.watching) {
			return notWatched;
		}

		const pattern = argument.trim();
		const dropped = pattern !== '' && session.watching.dropHold(pattern);
		const released = session.watching.release();
		if (!dropped && !released) {
			return {problem: pattern === '' ? 'No reply is held here.' : `Replies to ${pattern} are not held.`};
		}

		return {said: released ? 'The reply went out.' : `Replies to ${pattern} are no longer held.`};
	},
};
