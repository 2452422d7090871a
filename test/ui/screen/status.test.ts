import {expect, test} from 'vitest';
import {statusRow} from '../../../source/ui/screen/status.ts';
import {conversations} from '../../support/conversations.ts';
import {play} from '../../support/play.ts';

const status = (text: string) =>
	statusRow({state: play(text).state, waiting: 0, host: 'mx.example', width: 100})
		.map(piece => piece.text)
		.join('');

test('in a login it says whose turn it is', () => {
	const asked = conversations.username ?? '';
	expect(status(asked)).toContain('AUTH LOGIN · the server waits for an answer · * cancels');
	expect(status(`${asked}\nC: YWxpY2U=`)).toContain('AUTH LOGIN · waiting for the reply …');
});
