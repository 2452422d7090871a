/** `/burst` … `/end`: several lines in one write, not waiting for replies (RFC 2920, and what breaks it). */
import {sendBurst} from '../dialogs/script/send-lines.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';
import {sendAsked} from './consent.ts';

export const burst: LocalCommand = {
	name: 'burst',
	argument: '',
	help: 'collect the lines up to /end and send them in one write, without waiting for replies',
	script: {phases: ['command'], until: '/end', run: sendBurst},
	run(_argument, {startBurst}) {
		startBurst();
		return {said: 'Lines are collected from here on. /end sends them in one write.'};
	},
};

export const end: LocalCommand = {
	name: 'end',
	argument: '',
	help: 'send the lines collected since /burst',
	script: {phases: ['command'], run: async () => '/end ends a /burst, and none was begun.'},
	async run(_argument, context) {
		const {session, endBurst} = context;
		if (!isConnected(session)) {
			return notConnected;
		}

		const lines = endBurst();
		if (!lines) {
			return {problem: '/end ends a /burst, and none was begun.'};
		}

		if (lines.length === 0) {
			return {said: 'Nothing was collected, so nothing was sent.'};
		}

		return sendAsked(session.encode(lines.map(line => `${line}\r\n`).join('')), context);
	},
};
