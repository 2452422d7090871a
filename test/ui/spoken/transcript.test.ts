/** All that is read aloud of a session, in the order in which it is. */
import {expect, test, vi} from 'vitest';
import {createDiagnoser} from '../../../source/diagnosis/diagnoser.ts';
import {createSpeaker} from '../../../source/ui/spoken/speaker.ts';
import {conversations} from '../../support/conversations.ts';
import {type FilmOptions, film, filmedAt, holdClock, type Step, settled, story} from '../../support/film.tsx';
import {recordedFrom} from '../../support/recorded.ts';

holdClock('setTimeout', 'clearTimeout');

async function heard(
	name: string,
	of: Parameters<typeof film>[0],
	steps: readonly Step[],
	{isDumb = false, ...options}: FilmOptions & {isDumb?: boolean} = {},
): Promise<string> {
	const filmed = await film(of, {spoken: true, columns: 80, rows: 20, ...options});
	const written: string[] = [];
	const stdout = {
		write(chunk: string) {
			written.push(chunk);
			return true;
		},
	} as unknown as NodeJS.WriteStream;
	const speaker = createSpeaker(filmed.inspector, stdout, isDumb);
	await settled();
	const told = [`===== ${name}`];
	const flush = (): void => {
		told.push(...written.splice(0).map(chunk => JSON.stringify(chunk)));
	};
	flush();
	for (const step of steps) {
		await story('', filmed, [step], () => []);
		vi.runOnlyPendingTimers();
		await settled();
		told.push(`----- ${typeof step === 'string' ? step : JSON.stringify(step)}`);
		flush();
	}

	speaker.stop();
	told.push('----- stopped');
	flush();
	filmed.inspector.stop();
	return `${told.join('\n')}\n`;
}

test('what is read aloud', async () => {
	const recording =
		'220 mx ESMTP\nEHLO foo_bar\n250-mx\n250 SIZE 1\nMAIL FROM:<a@example.org>\n550 5.7.1 no\nQUIT\n221 Bye\n';
	const told = [
		await heard(
			'a session',
			conversations.ehlo ?? '',
			[
				'no',
				'op',
				'<backspace>',
				'p',
				'<enter>',
				'<alt+up>',
				'<alt+up>',
				'<escape>',
				'x',
				'<ctrl+u>',
				'<alt+3>',
				'<pagedown>',
				'<alt+1>',
				'?',
				'<escape>',
				'<ctrl+p>',
				'<down>',
				'zzz',
				'<escape>',
				'<up>',
				'<ctrl+c>',
				'<ctrl+c>',
			],
			{answers: {NOOP: ['250 2.0.0 Ok']}},
		),
		await heard(
			'a dumb terminal',
			conversations.greeting ?? '',
			['NOOP', '<backspace>', '<left>', 'x', '<enter>'],
			{isDumb: true},
		),
		await heard('a login', conversations.tls ?? '', [
			'auth login<enter>',
			{says: ['334 VXNlcm5hbWU6']},
			'alice<enter>',
			{says: ['334 UGFzc3dvcmQ6']},
			'sesame',
			'<enter>',
			{says: ['535 5.7.8 sesame is wrong']},
			'/auth<enter>',
			'demo',
			'<enter>',
			'pw',
			'<escape>',
		]),
		await heard('a question in clear text', `${conversations.ehlo}\nC: AUTH LOGIN\nS: 334 UGFzc3dvcmQ6`, [
			'sesame<enter>',
			'n',
		]),
		await heard(
			'many lines at once',
			`${conversations.ehlo}\n${Array.from({length: 12}, (_, at) => `C: NOOP ${at}\nS: 250 ok`).join('\n')}`,
			[],
		),
		await heard('findings', recordedFrom(recording), ['k', 'k', '8', 'fRCPT', '<escape>', '/Bye<enter>'], {
			rules: createDiagnoser({now: filmedAt}),
		}),
		await heard('composing', conversations.tls ?? '', [
			'/compose<enter>',
			'a@example.org',
			'<tab>',
			'b',
			'<ctrl+s>',
			'<escape>',
		]),
		await heard('a long text, page by page', conversations.tls ?? '', [
			'?',
			'<pagedown>',
			'<pagedown>',
			'<end>',
			'<pageup>',
			'<escape>',
			'<alt+3>',
			'<alt+pagedown>',
			'<ctrl+p>zzz',
			'<ctrl+u>quit',
		]),
		await heard(
			'lines and findings that come together',
			conversations.greeting ?? '',
			[
				{says: ['250 unasked', '421 4.3.2 going down']},
				{happens: {type: 'closed', at: 9, by: 'server'}},
				'<alt+up>',
				'<alt+up>',
			],
			{rules: createDiagnoser({now: filmedAt})},
		),
		await heard('the form', conversations.tls ?? '', [
			'/compose<enter>',
			'<tab><tab><tab><tab>',
			'x',
			'<escape>',
		]),
		await heard('a connection that ends', conversations.greeting ?? '', [
			{happens: {type: 'closed', at: 9, by: 'server'}},
		]),
	];
	await expect(told.join('\n')).toMatchFileSnapshot('snapshots/transcript.txt');
});
