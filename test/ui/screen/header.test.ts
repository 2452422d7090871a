import {expect, test} from 'vitest';
import {type HeaderContext, headerRow} from '../../../source/ui/screen/header.ts';
import {play} from '../../support/play.ts';

const {state} = play('S: 220 mail.example.org');

function header(width: number, idle: HeaderContext['idle']): string {
	const row = headerRow({
		target: {
			protocol: 'smtp',
			security: 'clear',
			host: 'mail.example.org',
			endpoint: {kind: 'tcp', host: 'mail.example.org', port: 587},
		},
		state,
		connected: null,
		idle,
		width,
	});
	return row.map(({text}) => text).join('');
}

const idle = {words: 'idle 0:07', isUrgent: false};
const urgent = {words: 'may close in 0:48', isUrgent: true};

test.each([
	[80, idle, /^ smtpscope {2}mail.example.org:587 +clear text {3}idle 0:07 $/],
	[50, idle, /^ smtpscope {2}mail.example.org:587 +clear text $/],
	[80, urgent, /^ smtpscope {2}mail.example.org:587 +clear text {3}may close in 0:48 $/],
	// What the user may have to do something about stays where there is little room.
	[60, urgent, /^ mail.example.org:587 +clear text {3}may close in 0:48 $/],
	[40, urgent, /^ mail.example.org:587 +clear text $/],
])('%d columns: %j', (width, silence, words) => {
	expect(header(width, silence)).toMatch(words);
});
