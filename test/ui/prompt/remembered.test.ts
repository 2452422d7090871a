import {expect, test} from 'vitest';
import {keepHistory} from '../../../source/ui/prompt/keep-history.ts';
import {remembered} from '../../../source/ui/prompt/remembered.ts';
import {initialScreen} from '../../../source/ui/screen-state.ts';
import {step} from '../../../source/ui/step.ts';
import {createStore} from '../../../source/ui/store.ts';

const plain = 'AGFsaWNlAHdvbmRlcmxhbmQ=';

test.each([
	['NOOP', 'NOOP'],
	['MAIL FROM:<a@example.org>', 'MAIL FROM:<a@example.org>'],
	[`AUTH PLAIN ${plain}`, 'AUTH PLAIN '],
	[`X-EXPS PLAIN ${plain}`, 'X-EXPS PLAIN '],
	[`//AUTH PLAIN ${plain}`, '//AUTH PLAIN '],
	['AUTH LOGIN alice wonderland', 'AUTH LOGIN '],
	['PASS wonderland', 'PASS '],
	['MAIL FROM:<a@example.org> AUTH=wonderland', 'MAIL FROM:<a@example.org> AUTH='],
	[plain, ''],
	// Local commands, also mistyped ones.
	['/auth PLAIN alice wonderland', '/auth PLAIN alice'],
	['/auth alice wonderland initial=no', '/auth alice initial=no'],
	['/auth-matrix alice wonderland', '/auth-matrix alice'],
	['/check alice wonderland', '/check alice'],
	['/AUTH PLAIN alice wonderland', ''],
	['/auth\talice wonderland', ''],
	['/auth   PLAIN alice wonderland', '/auth PLAIN alice'],
	['/ auth PLAIN alice wonderland', ''],
	['/auht PLAIN alice wonderland', ''],
	['/auth', '/auth'],
	[`/line AUTH PLAIN ${plain}`, ''],
	['/line NOOP', '/line NOOP'],
	[`/raw "AUTH PLAIN ${plain}\\r\\n"`, ''],
	[`/raw "NOOP\\r\\nAUTH PLAIN ${plain}\\r\\n"`, ''],
	[`/raw "AUTH PLAIN ${plain}`, ''],
	['/raw "NOOP\\r\\n"', '/raw "NOOP\\r\\n"'],
	['/connect smtp://alice:wonderland@mail.example.org', ''],
	['/compare smtp://alice:wonderland@mail.example.org', ''],
	['/connect smtp://mail.example.org:587', '/connect smtp://mail.example.org:587'],
	['/set PASSWORD wonderland', '/set'],
	['/base64 wonderland', '/base64'],
	['/find bounce', '/find bounce'],
])('of “%s” the history keeps “%s”', (typed, kept) => {
	expect(remembered(typed)).toBe(kept);
});

test('of the lines of a burst it keeps no answer', () => {
	expect(remembered('d29uZGVybGFuZA==', ['AUTH LOGIN'])).toBe('');
	expect(remembered('wonderland', ['AUTH LOGIN', 'YWxpY2U='])).toBe('');
	expect(remembered('NOOP', ['AUTH LOGIN', 'YWxpY2U='])).toBe('NOOP');
	expect(remembered('word', ['AUTH LOGIN', 'NOOP'])).toBe('word');
});

test('the file gets no line with a secret that was sent, nor a line twice', () => {
	const screen = createStore(initialScreen(80, 24), step);
	const added: string[] = [];
	const file = {
		load: async () => [],
		add: (line: string) => added.push(line),
		clear: () => added.push('cleared'),
	};
	const stop = keepHistory(screen, file, line => line.includes('wonderland'));
	const type = (line: string) => screen.dispatch({type: 'history', lines: [...screen.get().history, line]});
	type('NOOP');
	type('VRFY wonderland');
	type('/find wonderland');
	const before = screen.get().history;
	type('/connect nowhere');
	// The command failed, and its line is back in the prompt.
	screen.dispatch({type: 'history', lines: before});
	type('QUIT');
	screen.dispatch({type: 'history', lines: []});
	stop();
	expect(added).toEqual(['NOOP', '/connect nowhere', 'QUIT', 'cleared']);
});
