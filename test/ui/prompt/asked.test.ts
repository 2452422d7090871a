/** What Enter and a paste do where it is not plain what is meant: what is asked, said and sent; in a file. */
import {expect, test} from 'vitest';
import {conversations} from '../../support/conversations.ts';
import {fakeSession} from '../../support/fake-session.ts';
import {
	type Film,
	type FilmOptions,
	film,
	holdClock,
	rowsSeen,
	type Step,
	settled,
	story,
} from '../../support/film.tsx';
import {messageSession} from '../../support/message-session.ts';
import {recordedFrom} from '../../support/recorded.ts';
import {relayRefused as recording} from '../../support/refused-recording.ts';

holdClock();

const small = {columns: 90, rows: 16};
const loginAsked = `${conversations.tls}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6`;
const inClear = 'S: 220 mx\nC: EHLO me.example\nS: 250-mx\nS: 250 AUTH PLAIN LOGIN';
const unverified =
	'S: 220 mx\nC: STARTTLS\nS: 220 go\nTLS unverified\nC: EHLO me\nS: 250-mx\nS: 250 AUTH PLAIN';
const message =
	'S: 220 mx\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RCPT TO:<c@d.example>\nS: 250 ok\nC: DATA\nS: 354 go';
const closed = 'S: 220 mx\nclosed: server';

const told = async (
	name: string,
	of: Parameters<typeof film>[0],
	steps: readonly Step[],
	options: FilmOptions = {},
): Promise<string> => story(name, await film(of, {...small, ...options}), steps, rowsSeen);

/** A message is read beside the keys. */
async function readWhole(filmed: Film): Promise<Film> {
	while (filmed.frame().includes('being read')) {
		await settled();
	}

	return filmed;
}

test('at Enter, of answers and passwords', async () => {
	const parts = [
		await told('an answer that is base64 and text', loginAsked, [
			'YWxp<enter>',
			'n',
			'<enter>',
			'<escape>',
			'<enter>',
			'p',
		]),
		await told('the same, meant as base64', loginAsked, ['YWxp<enter>', 'b']),
		await told('the same, turned before', loginAsked, ['YWxp<ctrl+t><enter>']),
		await told('a password in clear text', inClear, [
			'AUTH PLAIN AGFubgBwZW5jaWw=<enter>',
			'n',
			'<enter>',
			'y',
			{says: ['535 no']},
			'AUTH PLAIN AGFubgBwZW5jaWw=<enter>',
		]),
		await told('to a server that is not verified', unverified, [
			'AUTH PLAIN AGFubgBwZW5jaWw=<enter>',
			'<escape>',
		]),
		await told('a password in clear text, allowed', inClear, ['AUTH PLAIN AGFubgBwZW5jaWw=<enter>'], {
			state: {allowed: {clearText: true}},
		}),
	];
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/asked-of-a-secret.txt');
});

test('at Enter, of other lines', async () => {
	const letter = Object.assign(messageSession('Subject: x\r\n\r\nx\r\n'), {
		recorded: 'x.eml',
		isMessage: true,
	});
	letter.close();
	const parts = [
		await told('an answer that nothing waits for any longer', loginAsked, [
			'pencil',
			{says: ['535 too slow']},
			'<enter>',
			'<ctrl+u>NOOP<enter>',
		]),
		await told('not connected', closed, [
			'NOOP<enter>',
			'<ctrl+u> Quit <enter>',
			'<ctrl+u>bye<enter>',
			'<ctrl+u>exit now<enter>',
		]),
		await told('on a recording', recordedFrom(recording), [
			'x',
			'/quit now<enter>',
			'/nothing of it<enter>',
			'/RCPT<enter>',
		]),
		await story(
			'on a message in a file',
			await readWhole(await film(letter, small)),
			['x', '/nothing<enter>', '<ctrl+u>/part 7<enter>', '<ctrl+u>/quit<enter>', {paste: 'NOOP'}, '<enter>'],
			rowsSeen,
		),
		await told('nothing, and slashes', conversations.ehlo ?? '', [
			'<enter>',
			'/<enter>',
			'<ctrl+u>//etc<enter>',
		]),
		await told('an empty line of a message', message, ['<enter>', '/x<enter>', '//y<enter>']),
		await told('in a burst', conversations.ehlo ?? '', [
			'/burst<enter>',
			'NOOP<enter>',
			'//x<enter>',
			'/help<enter>',
			'<escape>',
			'/drop<enter>',
		]),
	];
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/asked-at-enter.txt');
});

test('when something is pasted', async () => {
	const parts = [
		await told('one line', conversations.ehlo ?? '', ['NO', {paste: 'OP one'}]),
		await told('one line and its break', conversations.ehlo ?? '', ['NO', {paste: 'OP\r\n'}]),
		await told('control characters', conversations.ehlo ?? '', [
			{paste: 'NO\u0000OP'},
			'<ctrl+u>',
			{paste: '\u001b[31mNOOP\u007f\ttab'},
		]),
		await told('several lines', conversations.ehlo ?? '', [
			'NOOP ',
			{paste: 'one\nNOOP two\nNOOP three'},
			'n',
			{paste: 'one\nNOOP two\nNOOP three'},
			'y',
		]),
		await told('several lines with a password', inClear, [
			{paste: 'AUTH PLAIN AGFubgBwZW5jaWw=\nNOOP\n'},
			'y',
			'n',
			{paste: 'AUTH PLAIN AGFubgBwZW5jaWw=\nNOOP\n'},
			'y',
			'y',
		]),
		await told('an answer in several lines', loginAsked, [
			{paste: 'YWxp\r\nY2U=\r\n'},
			'<ctrl+u>',
			{paste: 'YWxpY2U=\n'},
		]),
		await told('lines of a message', message, ['Sub', {paste: 'ject: x\n\nHello\n.dot\nrest'}, '<enter>']),
		await told('a message with its dot', message, [{paste: 'Hello\n.\n'}, 'n', {paste: 'Hello\n.\n'}, 'e']),
		await told('a dot in the middle of a message', message, [{paste: 'Hello\n.\nQUIT\nmore\n'}, 't']),
		await told('on a recording', recordedFrom(recording), [{paste: 'RCPT'}, '<ctrl+u>', {paste: 'a\nb\n'}]),
		await told('not connected', closed, [{paste: 'NOOP\nQUIT\n'}, {paste: 'NOOP\n'}]),
		await told('while something is open', conversations.ehlo ?? '', [
			'<ctrl+p>',
			{paste: 'copy'},
			'<escape>?',
			{paste: 'x'},
			'<escape>',
		]),
	];
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/asked-at-paste.txt');
});

test('in a field', async () => {
	const session = fakeSession(conversations.tls ?? '');
	const filmed = await film(session, {...small, login: {user: 'demo', password: 'sesame'}});
	await expect(
		await story(
			'a login',
			filmed,
			['/auth PLAIN<enter>', '<right>x', '<enter>', '<escape>', '/auth PLAIN<enter>', '<enter>', '<enter>'],
			rowsSeen,
		),
	).toMatchFileSnapshot('snapshots/asked-in-a-field.txt');
});
